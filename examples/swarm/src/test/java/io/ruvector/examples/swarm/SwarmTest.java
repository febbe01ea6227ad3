package io.ruvector.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwarmTest {

    @Test
    void aSwarmThatRemembersGetsMoreDoneWaveByWaveThanOneThatDoesNot() throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        List<Double> with = SwarmMain.run(8, true, nowhere);
        List<Double> without = SwarmMain.run(8, false, nowhere);
        assertThat(with.getLast()).as("%s, without %s", with, without).isGreaterThan(without.getLast() + 0.15);
        assertThat(with.getLast()).as("%s", with).isGreaterThan(with.getFirst());
    }
}
