package io.ruvector.sona;

import java.util.HexFormat;
import java.util.List;

/**
 * Row keys of the router's table. Each part is escaped, so a {@code /} always ends a part and no scope's prefix begins
 * another scope's. Numbers that order rows are written so that the newest row comes first.
 *
 * <pre>
 * format, model, chance          version of this layout, model of the embeddings, its chance cosine
 * v/scope                        model version of the scope
 * r/scope/route                  a route with the embedding of its description
 * e/scope/route/version          something learned about the route
 * i/scope/id                     key of the e row with that example or decision id
 * o/scope/id                     user who contributed that example or rating
 * u/scope/user/id                the same the other way round
 * d/scope/decision               a decision
 * g/scope/...                    the ridge: its head, Gram matrix, sums per route; the quality model: its head, sums per
 *                                route; the solutions made from them, and which of them decides
 * </pre>
 */
final class SonaKeys {

    static final String FORMAT = "format";
    static final String MODEL = "model";
    static final String CHANCE = "chance";

    static final String VERSION_KIND = "v";
    /** First parts of the keys of everything that belongs to a scope. */
    static final List<String> SCOPED = List.of(VERSION_KIND, "r", "e", "i", "o", "u", "d", "g");

    private static final long NEWEST_ORDINAL = 0xffff_ffff_ffffL;

    private final String scope;

    SonaKeys(String scope) {
        this.scope = escape(scope);
    }

    /** What the keys of one kind of a scope's rows begin with. */
    static String within(String kind, String scope) {
        return kind + "/" + escape(scope) + (kind.equals(VERSION_KIND) ? "" : "/");
    }

    String version() {
        return "v/" + scope;
    }

    String routes() {
        return "r/" + scope + "/";
    }

    String route(String routeId) {
        return routes() + escape(routeId);
    }

    String examples(String routeId) {
        return "e/" + scope + "/" + escape(routeId) + "/";
    }

    String example(String routeId, long version) {
        return examples(routeId) + HexFormat.of().toHexDigits(Long.MAX_VALUE - version);
    }

    String exampleById(String id) {
        return "i/" + scope + "/" + escape(id);
    }

    String user(String id) {
        return "o/" + scope + "/" + escape(id);
    }

    String byUser(String user) {
        return "u/" + scope + "/" + escape(user) + "/";
    }

    String byUser(String user, String id) {
        return byUser(user) + escape(id);
    }

    String decisions() {
        return "d/" + scope + "/";
    }

    String decision(String decisionId) {
        return decisions() + escape(decisionId);
    }

    /** Where the decisions older than an ordinal begin. */
    String decisionsBefore(long ordinal) {
        return decisions() + reversed(ordinal - 1);
    }

    static String decisionId(long ordinal, int salt) {
        return reversed(ordinal) + '-' + HexFormat.of().toHexDigits(salt);
    }

    static long ordinal(String decisionId) {
        return NEWEST_ORDINAL - Long.parseLong(decisionId.substring(0, 12), 16);
    }

    private static String reversed(long ordinal) {
        return HexFormat.of().toHexDigits(NEWEST_ORDINAL - ordinal, 12);
    }

    String ridgeHead() {
        return "g/" + scope + "/ridge";
    }

    String ridgeGram() {
        return "g/" + scope + "/gram";
    }

    /** Solutions, the newest first. */
    String solutions() {
        return "g/" + scope + "/solution/";
    }

    /** Whether a key is that of a solution, or of the mark which of them decides. */
    static boolean isSolution(String key) {
        String[] parts = key.split("/");
        return parts[0].equals("g") && parts.length > 2 && (parts[2].equals("solution") || parts[2].equals("active"));
    }

    String solution(long version) {
        return solutions() + HexFormat.of().toHexDigits(Long.MAX_VALUE - version);
    }

    String active() {
        return "g/" + scope + "/active";
    }

    String qualityHead() {
        return "g/" + scope + "/expected";
    }

    String quality(String routeId) {
        return "g/" + scope + "/quality/" + escape(routeId);
    }

    String ridgeSums() {
        return "g/" + scope + "/sum/";
    }

    String ridgeSum(String routeId) {
        return ridgeSums() + escape(routeId);
    }

    private static String escape(String part) {
        return part.indexOf('%') < 0 && part.indexOf('/') < 0
                ? part
                : part.replace("%", "%25").replace("/", "%2F");
    }
}
