package io.ruvector.benchmarks;

/** A program that measures one promise against a control group and can fail. */
public interface Exam {
    /** {@return the name on the command line, such as {@code retrieval}} */
    String name();

    /** {@return one line: what is measured and when it passes} */
    String description();

    /**
     * Measures.
     *
     * @param options where data is, and how much to do
     * @return the tables and the verdict
     * @throws Exception whatever the measured code throws: the exam falls short then
     */
    ExamReport run(ExamOptions options) throws Exception;
}
