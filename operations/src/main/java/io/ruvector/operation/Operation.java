package io.ruvector.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ruvector.AgenticDb;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something a client can ask of a database. Thread-safe.
 *
 * @param <I> what it takes
 * @param <O> what it answers
 */
public final class Operation<I extends Record, O extends Record> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final String name;
    private final String title;
    private final String description;
    private final Effect effect;
    private final InputType<I> input;
    private final Class<O> output;
    private final BiFunction<AgenticDb, I, O> body;

    private Operation(
            String name,
            String title,
            String description,
            Effect effect,
            Class<I> input,
            Class<O> output,
            BiFunction<AgenticDb, I, O> body) {
        this.name = name;
        this.title = title;
        this.description = description;
        this.effect = effect;
        this.input = InputType.of(input);
        this.output = output;
        this.body = body;
    }

    /**
     * An operation.
     *
     * @param name its name, in lower case with underscores
     * @param effect what it does to the database
     * @param title what people call it
     * @param description what it does
     * @param input what it takes: a record of {@link Described} components
     * @param output what it answers
     * @param body does it
     * @param <I> what it takes
     * @param <O> what it answers
     * @return the operation
     */
    public static <I extends Record, O extends Record> Operation<I, O> of(
            String name,
            Effect effect,
            String title,
            String description,
            Class<I> input,
            Class<O> output,
            BiFunction<AgenticDb, I, O> body) {
        return new Operation<>(name, title, description, effect, input, output, body);
    }

    /** {@return its name, in lower case with underscores} */
    public String name() {
        return name;
    }

    /** {@return what people call it} */
    public String title() {
        return title;
    }

    /** {@return what it does} */
    public String description() {
        return description;
    }

    /** {@return what it does to the database} */
    public Effect effect() {
        return effect;
    }

    /** {@return what it takes} */
    public InputType<I> input() {
        return input;
    }

    /** {@return the JSON Schema of its answer} */
    public Map<String, Object> outputSchema() {
        return OutputSchema.of(output);
    }

    /**
     * Does it.
     *
     * @param db a view of the database for the caller's scope
     * @param arguments parsed JSON
     * @return the answer
     * @throws io.ruvector.store.RuVectorException if an argument is not taken; then nothing was changed
     */
    public O call(AgenticDb db, Map<String, ?> arguments) {
        return body.apply(db, input.read("", arguments));
    }

    /**
     * An answer as what its JSON parses to: absent values left out, times in ISO 8601.
     *
     * @param answer what {@link #call} gave
     * @return maps, lists, texts, numbers and booleans
     */
    public static Map<String, Object> asJsonObject(Record answer) {
        return JSON.convertValue(answer, OBJECT);
    }

    /**
     * Writes an answer as JSON.
     *
     * @param answer what {@link #call} gave
     * @return one line
     */
    public static String asJson(Record answer) {
        return JSON.writeValueAsString(answer);
    }
}
