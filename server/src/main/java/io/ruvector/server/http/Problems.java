package io.ruvector.server.http;

import io.ruvector.causal.DuplicateObservationException;
import io.ruvector.memory.DuplicateEpisodeException;
import io.ruvector.operation.NotFoundException;
import io.ruvector.operation.VersionMismatchException;
import io.ruvector.rag.feedback.UnknownQueryException;
import io.ruvector.server.security.RefusedException;
import io.ruvector.skill.DuplicateSkillException;
import io.ruvector.skill.UnknownSkillException;
import io.ruvector.sona.AlreadyRatedException;
import io.ruvector.sona.UnknownDecisionException;
import io.ruvector.sona.UnknownRouteException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.RuVectorException;
import io.ruvector.vector.CollectionExistsException;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.FilterSyntaxException;
import io.ruvector.vector.InvalidVectorException;
import io.ruvector.vector.QuotaExceededException;
import io.ruvector.vector.UnknownCollectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What went wrong, as RFC 9457 problem details that name the value and what was expected. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static ProblemDetail of(RuntimeException e) {
        if (!(e instanceof RuVectorException known)) {
            LOG.error("A request failed", e);
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.INTERNAL_SERVER_ERROR, "the request failed; the server's log says why");
        }
        HttpStatus status = status(known);
        if (status.is5xxServerError()) {
            LOG.error("A request failed", e);
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(known.getMessage()));
        if (known instanceof FilterSyntaxException filter) {
            problem.setProperty("position", filter.position());
            problem.setProperty("expected", filter.expected());
            problem.setProperty("found", filter.found());
        }
        if (known instanceof VersionMismatchException other) {
            problem.setProperty("expected", other.expected());
            problem.setProperty("found", other.found());
        }
        return problem;
    }

    private static HttpStatus status(RuVectorException e) {
        return switch (e) {
            case RefusedException refused -> refused.status();
            case InvalidInputException invalid -> HttpStatus.BAD_REQUEST;
            case DimensionMismatchException mismatch -> HttpStatus.BAD_REQUEST;
            case InvalidVectorException invalid -> HttpStatus.BAD_REQUEST;
            case VersionMismatchException other -> HttpStatus.PRECONDITION_FAILED;
            case NotFoundException missing -> HttpStatus.NOT_FOUND;
            case UnknownCollectionException missing -> HttpStatus.NOT_FOUND;
            case UnknownQueryException missing -> HttpStatus.NOT_FOUND;
            case UnknownDecisionException missing -> HttpStatus.NOT_FOUND;
            case UnknownRouteException missing -> HttpStatus.NOT_FOUND;
            case UnknownSkillException missing -> HttpStatus.NOT_FOUND;
            case CollectionExistsException there -> HttpStatus.CONFLICT;
            case DuplicateEpisodeException there -> HttpStatus.CONFLICT;
            case DuplicateObservationException there -> HttpStatus.CONFLICT;
            case DuplicateSkillException there -> HttpStatus.CONFLICT;
            case AlreadyRatedException there -> HttpStatus.CONFLICT;
            case QuotaExceededException full -> HttpStatus.INSUFFICIENT_STORAGE;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
