package io.ruvector.context;

import io.ruvector.context.Certificate.Link;
import io.ruvector.context.CertificateCheck.CheckedRecord;
import io.ruvector.context.CertificateCheck.RecordState;
import io.ruvector.context.CertificateCheck.SignatureState;
import io.ruvector.memory.Scope;
import io.ruvector.store.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Issues and checks {@link Certificate}s. Thread-safe. */
final class Certifier {

    private static final String ALGORITHM = "Ed25519";

    private final Map<ContextKind, ContextSource> sources;
    private final Optional<KeyPair> keys;

    Certifier(List<ContextSource> sources, Optional<KeyPair> keys) {
        this.sources = sources.stream().collect(Collectors.toMap(ContextSource::kind, Function.identity()));
        this.keys = keys;
        keys.ifPresent(pair -> sign(pair, "")); // an unfit key is refused now, not with the first context
    }

    Certificate certify(String task, Scope scope, List<ContextItem> items, Instant now) {
        String taskHash = hash(task);
        String chain = start(now, scope.tenant(), taskHash);
        List<Link> links = new ArrayList<>();
        for (ContextItem item : items) {
            String recordHash = hash(item.text());
            chain = next(chain, item.kind(), item.id(), recordHash);
            links.add(new Link(item.kind(), item.id(), recordHash, chain));
        }
        String last = chain;
        return new Certificate(now, scope.tenant(), taskHash, links, keys.map(pair -> sign(pair, last)));
    }

    CertificateCheck check(Certificate certificate, Scope scope) {
        if (!certificate.tenant().equals(scope.tenant())) {
            throw new InvalidInputException("certificate's tenant", certificate.tenant(), scope.tenant());
        }
        String chain = start(certificate.issuedAt(), certificate.tenant(), certificate.taskHash());
        boolean holds = true;
        List<CheckedRecord> records = new ArrayList<>();
        for (Link link : certificate.links()) {
            chain = next(chain, link.kind(), link.id(), link.recordHash());
            holds &= chain.equals(link.chainHash());
            records.add(new CheckedRecord(link, state(link, scope)));
        }
        return new CertificateCheck(holds, signature(certificate, chain), records);
    }

    private RecordState state(Link link, Scope scope) {
        ContextSource source = sources.get(link.kind());
        Optional<String> shown = source == null ? Optional.empty() : source.show(link.id(), scope);
        return shown.map(text -> hash(text).equals(link.recordHash()) ? RecordState.UNCHANGED : RecordState.CHANGED)
                .orElse(RecordState.GONE);
    }

    private SignatureState signature(Certificate certificate, String chain) {
        if (certificate.signature().isEmpty()) {
            return SignatureState.ABSENT;
        }
        if (keys.isEmpty()) {
            return SignatureState.UNCHECKED;
        }
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(keys.get().getPublic());
            verification.update(chain.getBytes(StandardCharsets.US_ASCII));
            boolean valid = verification.verify(
                    Base64.getDecoder().decode(certificate.signature().get()));
            return valid ? SignatureState.VALID : SignatureState.WRONG;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return SignatureState.WRONG;
        }
    }

    private static String sign(KeyPair pair, String chain) {
        try {
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(pair.getPrivate());
            signing.update(chain.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new InvalidInputException("signing key", pair.getPrivate().getAlgorithm(), "an Ed25519 key pair");
        }
    }

    private static String start(Instant now, String tenant, String taskHash) {
        return hash("ruvector-context 1\n" + now + "\n" + tenant + "\n" + taskHash + "\n");
    }

    private static String next(String chain, ContextKind kind, String id, String recordHash) {
        return hash(chain + "\n" + kind + "\n" + id + "\n" + recordHash + "\n");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }
}
