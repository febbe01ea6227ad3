package io.ruvector.examples.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelRouterTest {

    @Test
    void theRouterComesNearTheLargeModelsQualityForLessThanItsPrice() throws Exception {
        List<CostReport> reports = ModelRouterMain.run(300, new PrintStream(OutputStream.nullOutputStream()));
        CostReport small = reports.get(0);
        CostReport large = reports.get(1);
        CostReport coin = reports.get(2);
        CostReport last = reports.get(4);
        assertThat(last.rightShare()).as(reports.toString()).isGreaterThan(small.rightShare() + 0.2);
        assertThat(last.rightShare()).as(reports.toString()).isGreaterThan(coin.rightShare());
        assertThat(last.costEach()).as(reports.toString()).isLessThan(0.85 * large.costEach());
    }

    @Test
    void theSmallModelKnowsSomeQuestionsAndTheLargeOneAll() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            Problem problem = Problem.next(random);
            assertThat(problem.isRight(new ScriptedModel(true).chat(problem.text())))
                    .as(problem.text())
                    .isTrue();
        }
        Problem train = new Problem(
                "A train leaves at 09:40 and travels for 2 hours and 35 minutes. At what time does it arrive?",
                "12:15");
        assertThat(train.isRight(new ScriptedModel(false).chat(train.text()))).isFalse();
    }
}
