package io.ruvector.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of an input means and which values it takes; components are required unless {@code @Nullable}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Described {

    /** The most characters of a text unless said otherwise. */
    int MOST_CHARACTERS = 100_000;

    /** {@return what it is, as a caller reads it} */
    String value();

    /** {@return the smallest number taken} */
    double min() default Double.NEGATIVE_INFINITY;

    /** {@return the largest number taken} */
    double max() default Double.POSITIVE_INFINITY;

    /** {@return the most characters of a text, or the most elements of a list} */
    int most() default MOST_CHARACTERS;

    /** {@return the only texts taken; empty for any} */
    String[] oneOf() default {};
}
