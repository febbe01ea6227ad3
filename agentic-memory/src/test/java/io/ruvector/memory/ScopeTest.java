package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private final Scope coder = Scope.of("acme").team("web").agent("coder").session("monday");

    @Test
    void nothingCrossesTenants() {
        Scope sameNamesElsewhere = new Scope("rival", coder.team(), coder.agent(), coder.session());
        for (Visibility visibility : Visibility.values()) {
            assertThat(sameNamesElsewhere.sees(coder, visibility)).isFalse();
        }
    }

    @Test
    void sharedIsSeenByTheWholeTenant() {
        assertThat(Scope.of("acme").sees(coder, Visibility.SHARED)).isTrue();
        assertThat(Scope.of("acme").agent("tester").sees(coder, Visibility.SHARED))
                .isTrue();
    }

    @Test
    void teamIsSeenByTheSameTeamOnly() {
        assertThat(Scope.of("acme").team("web").agent("tester").sees(coder, Visibility.TEAM))
                .isTrue();
        assertThat(Scope.of("acme").team("data").sees(coder, Visibility.TEAM)).isFalse();
        assertThat(Scope.of("acme").agent("coder").sees(coder, Visibility.TEAM)).isFalse();
    }

    @Test
    void privateIsSeenByTheSameAgentOnly() {
        assertThat(Scope.of("acme").agent("coder").sees(coder, Visibility.PRIVATE))
                .isTrue();
        assertThat(Scope.of("acme").team("web").agent("tester").sees(coder, Visibility.PRIVATE))
                .isFalse();
        assertThat(Scope.of("acme").sees(coder, Visibility.PRIVATE)).isFalse();
    }

    @Test
    void sessionIsSeenInTheSameSessionOnly() {
        assertThat(Scope.of("acme").session("monday").sees(coder, Visibility.SESSION))
                .isTrue();
        assertThat(Scope.of("acme").agent("coder").session("tuesday").sees(coder, Visibility.SESSION))
                .isFalse();
    }

    @Test
    void aPartLeftOutMatchesNothingNotEvenAPartLeftOut() {
        Scope bare = Scope.of("acme");
        assertThat(bare.sees(bare, Visibility.TEAM)).isFalse();
        assertThat(bare.sees(bare, Visibility.PRIVATE)).isFalse();
        assertThat(bare.sees(bare, Visibility.SESSION)).isFalse();
    }

    @Test
    void theDefaultIsTheNarrowestOfAgentTeamTenant() {
        assertThat(coder.defaultVisibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(Scope.of("acme").team("web").defaultVisibility()).isEqualTo(Visibility.TEAM);
        assertThat(Scope.of("acme").session("monday").defaultVisibility()).isEqualTo(Visibility.SHARED);
    }

    @Test
    void everyoneWhoSeesARecordOfAHomeSeesWhatTheHomeSees() {
        Scope home = coder.home(Visibility.TEAM);
        assertThat(home).isEqualTo(Scope.of("acme").team("web"));
        assertThat(home.sees(coder, Visibility.PRIVATE)).isFalse();
        assertThatThrownBy(() -> Scope.of("acme").home(Visibility.TEAM)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void keysOfDifferentTenantsNeverStartAlike() {
        assertThat(Scope.of("a/b").key("c")).isNotEqualTo(Scope.of("a").key("b/c"));
        assertThat(Scope.of("a%2Fb").tenantPrefix())
                .isNotEqualTo(Scope.of("a/b").tenantPrefix());
    }

    @Test
    void namesAreChecked() {
        assertThatThrownBy(() -> Scope.of(" "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tenant");
        assertThatThrownBy(() -> Scope.of("a\nb")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Scope.of("a").agent("\ud800")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Scope.of("x".repeat(129))).isInstanceOf(InvalidInputException.class);
    }
}
