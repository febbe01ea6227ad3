package io.ruvector.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    private static String canonical(String text) {
        return CanonicalText.of(text).phrase();
    }

    private static void same(String... texts) {
        for (String text : texts) {
            assertThat(canonical(text)).as(text).isEqualTo(canonical(texts[0]));
        }
    }

    @Test
    void numbersHaveOneNotation() {
        same("1,000 users", "1000 users", "1k users", "1 thousand users", "1000.0 users");
        same("25", "twenty-five", "twenty five");
        same("three hundred", "300");
    }

    @Test
    void amountsHaveOneUnit() {
        same("180 cm", "180cm", "1.80 m", "1.8 meters");
        same("2 hours", "120 minutes", "7200 s", "120 min");
        same("$5", "5 dollars", "5 USD", "five dollars");
        same("$10k", "$10,000", "10 thousand dollars");
        assertThat(canonical("2 m")).isNotEqualTo(canonical("2 min"));
    }

    @Test
    void datesAndTimesHaveOneNotation() {
        same("2027-03-05", "March 5, 2027", "5 March 2027", "5th of March 2027", "Mar 5, 2027");
        same("3 pm", "3pm", "15:00", "3:00 PM");
        assertThat(canonical("March 5")).isEqualTo(canonical("5 March")).isNotEqualTo(canonical("March 6"));
    }

    @Test
    void wordsLoseWhatCarriesNoContent() {
        same("Please note that Anna’s favourite colour is the blue", "anna's favorite color is blue");
        same("Anna doesn't eat meat", "Anna does not eat meat");
        assertThat(canonical("e-mail me at Box1@Example.org")).contains("box1@example.org");
    }

    @Test
    void whatIsNotAWordMakesNoToken() {
        assertThat(CanonicalText.of("...!?").tokens()).isEmpty();
    }

    @Test
    void theGrammarReadsSimpleSentencesOnly() {
        StatementParser parser = new StatementParser(AttributeLexicon.standard());
        Claim rome = new Claim("anna", "home", "rome", false);
        for (String text : List.of(
                "Anna lives in Rome",
                "Anna is currently living in Rome",
                "Anna's home is Rome",
                "Rome is Anna's home",
                "The home of Anna is Rome",
                "Rome is the home of Anna")) {
            assertThat(parser.parse(CanonicalText.of(text))).as(text).contains(rome);
        }
        assertThat(parser.parse(CanonicalText.of("Anna no longer lives in Rome")))
                .contains(new Claim("anna", "home", "rome", true));
        for (String text : List.of(
                "Rome is where Anna calls home",
                "Anna lives in Rome and works in Oslo",
                "hello",
                "is",
                "if Anna is late then wait")) {
            assertThat(parser.parse(CanonicalText.of(text))).as(text).isEmpty();
        }
    }
}
