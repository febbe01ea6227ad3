package io.ruvector.server.http;

import io.ruvector.operation.Operation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * An operation at an address.
 *
 * @param method how it is asked for
 * @param path where, with the operation's inputs in braces
 * @param operation what is done
 * @param success what the answer's status is
 */
record Endpoint(HttpMethod method, String path, Operation<?, ?> operation, HttpStatus success) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** The inputs that are part of the path. */
    List<String> pathInputs() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Whether inputs that are not in the path come in a body; otherwise in the query. */
    boolean takesBody() {
        return method == HttpMethod.POST || method == HttpMethod.PUT;
    }

    /** The first part of the path behind the version: what the endpoint is about. */
    String tag() {
        Matcher part = Pattern.compile("/v1/([a-z]+)").matcher(path);
        return part.find() ? part.group(1) : "";
    }
}
