package io.ruvector.vector;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A condition on an entry's metadata: a {@link FieldCondition} on one key, or a {@link Combination} of conditions. Immutable
 * and thread-safe; equal when made of equal parts in the same order.
 *
 * <p>Meaning. Every condition is true or false, there is no third value:
 *
 * <ul>
 *   <li>Numbers compare by their exact value, whatever their types: 1 equals 1.0, and a long beyond 2<sup>53</sup> is not
 *       rounded to be compared with a double. NaN and infinities are refused.
 *   <li>Texts compare as {@link String#compareTo} (by UTF-16 code units, so capitals come first), instants by time.
 *   <li>An absent key, or a value of another type, equals nothing and is neither less nor greater than anything. So
 *       {@code ne}, {@code notIn} and {@code not} are true of it: they are true exactly where {@code eq}, {@code in} and
 *       the negated condition are false.
 * </ul>
 *
 * <p>Form. {@link #and}, {@link #or} and {@link #not} keep filters flat: an "and" within an "and" becomes one, one condition
 * stays itself, and a double negation vanishes. A filter has at most {@value #MAX_DEPTH} levels and {@value #MAX_CONDITIONS}
 * conditions and combinations.
 *
 * <p>Text. {@link #parse} reads what {@link #text} writes; the grammar is documented with {@code parse}. The file is long
 * because all words of the language are here, each with its documentation.
 *
 * {@snippet :
 * Filter english = Filter.eq("lang", "en").and(Filter.gte("year", 2020));
 * Filter same = Filter.parse("lang = \"en\" and year >= 2020");
 * }
 */
public sealed interface Filter permits FieldCondition, Combination {
    /** The most levels of combinations within combinations. */
    int MAX_DEPTH = 100;

    /** The most conditions and combinations in one filter; the values of an {@code in} do not count. */
    int MAX_CONDITIONS = 4096;

    /** The longest text that {@link #parse} reads, in UTF-16 code units. */
    int MAX_TEXT_CHARS = 1 << 20;

    /**
     * Whether metadata meets the condition.
     *
     * @param metadata an entry's metadata
     * @return whether it does
     */
    boolean matches(Map<String, Object> metadata);

    /**
     * Reads a filter from its text form, such as {@code lang = "en" and (year >= 2020 or tags contains "news")}.
     *
     * <pre>
     * filter    = all { "or" all }
     * all       = negation { "and" negation }
     * negation  = { "not" } condition
     * condition = "(" filter ")" | "true" | "false" | "exists" field
     *           | field ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) value
     *           | field [ "not" ] "in" "(" [ value { "," value } ] ")"
     *           | field [ "not" ] "between" value "and" value
     *           | field [ "not" ] "contains" text
     * value     = text | number | "true" | "false" | "time" text | "[" [ text { "," text } ] "]"
     * field     = name | text
     * name      = a letter or "_", then letters, digits, "_", "." and "-"
     * text      = characters in double or single quotes; within them \" \' \\ \/ \b \f \n \r \t \&#117;XXXX,
     *             and the quote itself twice
     * number    = [ "-" ] digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ]
     * </pre>
     *
     * <p>Keywords may be in capitals; a field named like one, or with other characters, is quoted ({@code time} need not be).
     * {@code ==} and {@code <>} are read as {@code =} and {@code !=}. A number without point and exponent is a long, any other
     * a double. {@code between} includes both ends. A time is ISO 8601 with a zone ({@code time "2026-01-02T03:04:05Z"}), or a
     * date, which means its first instant in UTC.
     *
     * @param text the text, at most {@value #MAX_TEXT_CHARS} characters
     * @return the filter
     * @throws FilterSyntaxException if the text is no filter; it names the position
     * @throws io.ruvector.store.InvalidInputException if the text, or the filter it means, is larger than the limits
     */
    static Filter parse(String text) {
        return new FilterParser(text).filter();
    }

    /**
     * Reads one value as it stands in the text form of a filter: the {@code value} of the grammar of {@link #parse}, such as
     * {@code 2024}, {@code "en"} or {@code time "2026-01-02"}.
     *
     * @param text the text, at most {@value #MAX_TEXT_CHARS} characters
     * @return a String, Long, Double, Boolean, Instant or list of String
     * @throws FilterSyntaxException if the text is no value; it names the position
     */
    static Object parseValue(String text) {
        return FilterValues.only(text);
    }

    /**
     * The filter as text that {@link #parse} reads. What comes back is equal to this filter if that was made by the methods of
     * this interface; one made with the constructors of {@link Combination} comes back in the flat form, with the same meaning.
     *
     * @return the text, on one line; also what {@code toString} returns
     */
    default String text() {
        return FilterText.of(this);
    }

    /**
     * The key has the value. A list equals a list of the same texts in the same order.
     *
     * @param key the key
     * @param value a text, number, truth value, instant or list of texts
     * @return the filter
     */
    static Filter eq(String key, Object value) {
        return new FieldCondition.Comparison(key, FieldCondition.Operator.EQ, value);
    }

    /**
     * The key is absent or has another value.
     *
     * @param key the key
     * @param value the value it must not have
     * @return the filter
     */
    static Filter ne(String key, Object value) {
        return new FieldCondition.Comparison(key, FieldCondition.Operator.NE, value);
    }

    /**
     * The key has one of the values.
     *
     * @param key the key
     * @param values the values; none makes the filter false
     * @return the filter
     */
    static Filter in(String key, Collection<?> values) {
        return new FieldCondition.In(key, List.copyOf(values));
    }

    /**
     * The key has one of the values.
     *
     * @param key the key
     * @param values the values
     * @return the filter
     */
    static Filter in(String key, Object... values) {
        return new FieldCondition.In(key, List.of(values));
    }

    /**
     * The key is absent or has none of the values.
     *
     * @param key the key
     * @param values the values it must not have
     * @return the filter
     */
    static Filter notIn(String key, Collection<?> values) {
        return not(in(key, values));
    }

    /**
     * The key is absent or has none of the values.
     *
     * @param key the key
     * @param values the values it must not have
     * @return the filter
     */
    static Filter notIn(String key, Object... values) {
        return not(in(key, values));
    }

    /**
     * The key's value is greater.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter gt(String key, Object value) {
        return new FieldCondition.Comparison(key, FieldCondition.Operator.GT, value);
    }

    /**
     * The key's value is greater or equal.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter gte(String key, Object value) {
        return new FieldCondition.Comparison(key, FieldCondition.Operator.GTE, value);
    }

    /**
     * The key's value is less.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter lt(String key, Object value) {
        return new FieldCondition.Comparison(key, FieldCondition.Operator.LT, value);
    }

    /**
     * The key's value is less or equal.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter lte(String key, Object value) {
        return new FieldCondition.Comparison(key, FieldCondition.Operator.LTE, value);
    }

    /**
     * The key's value is neither less than one bound nor greater than the other.
     *
     * @param key the key
     * @param least a text, number or instant; included
     * @param most a text, number or instant; included
     * @return the filter, an "and" of {@code gte} and {@code lte}
     */
    static Filter between(String key, Object least, Object most) {
        return and(gte(key, least), lte(key, most));
    }

    /**
     * The key is there.
     *
     * @param key the key
     * @return the filter
     */
    static Filter exists(String key) {
        return new FieldCondition.Exists(key);
    }

    /**
     * The key's list has the element, or its text has the part.
     *
     * @param key the key
     * @param element the element or part
     * @return the filter
     */
    static Filter contains(String key, String element) {
        return new FieldCondition.Contains(key, element);
    }

    /**
     * All conditions hold.
     *
     * @param filters the conditions; none makes a filter that is always true
     * @return the filter
     */
    static Filter and(Filter... filters) {
        return and(List.of(filters));
    }

    /**
     * All conditions hold.
     *
     * @param filters the conditions; none makes a filter that is always true
     * @return the filter
     */
    static Filter and(List<Filter> filters) {
        if (filters.size() == 1) {
            return filters.getFirst();
        }
        Combination.And all = new Combination.And(filters);
        return all.filters().size() == 1 ? all.filters().getFirst() : all;
    }

    /**
     * At least one condition holds.
     *
     * @param filters the conditions; none makes a filter that is always false
     * @return the filter
     */
    static Filter or(Filter... filters) {
        return or(List.of(filters));
    }

    /**
     * At least one condition holds.
     *
     * @param filters the conditions; none makes a filter that is always false
     * @return the filter
     */
    static Filter or(List<Filter> filters) {
        if (filters.size() == 1) {
            return filters.getFirst();
        }
        Combination.Or any = new Combination.Or(filters);
        return any.filters().size() == 1 ? any.filters().getFirst() : any;
    }

    /**
     * The condition does not hold.
     *
     * @param filter the condition
     * @return the filter
     */
    static Filter not(Filter filter) {
        return filter instanceof Combination.Not negated ? negated.filter() : new Combination.Not(filter);
    }

    /**
     * This and another condition hold.
     *
     * @param other the other condition
     * @return the filter
     */
    default Filter and(Filter other) {
        return and(List.of(this, other));
    }

    /**
     * This or another condition holds.
     *
     * @param other the other condition
     * @return the filter
     */
    default Filter or(Filter other) {
        return or(List.of(this, other));
    }
}
