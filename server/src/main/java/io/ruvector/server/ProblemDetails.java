package io.ruvector.server;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.RuVectorException;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.FilterSyntaxException;
import io.ruvector.vector.InvalidVectorException;
import io.ruvector.vector.UnknownCollectionException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns the library's typed errors into RFC 9457 problem details that name the offending value. */
@RestControllerAdvice
class ProblemDetails extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail invalidInput(InvalidInputException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    /** A filter that cannot be read; {@code position} is the index from 0 of the character at fault. */
    @ExceptionHandler
    ProblemDetail unreadableFilter(FilterSyntaxException e) {
        ProblemDetail problem = invalidInput(e);
        problem.setProperty("position", e.position());
        problem.setProperty("expected", e.expected());
        problem.setProperty("found", e.found());
        return problem;
    }

    @ExceptionHandler({DimensionMismatchException.class, InvalidVectorException.class})
    ProblemDetail invalidVector(RuVectorException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unknownCollection(UnknownCollectionException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(RuVectorException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        problem.setTitle(e.getClass().getSimpleName());
        return problem;
    }
}
