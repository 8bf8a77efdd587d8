package org.secateur.instances.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;

class NetworkFamiliesTest {
  private static NetworkPruningInstance make(String family, String options, long seed) {
    return (NetworkPruningInstance) Generated.of(family, options, seed);
  }

  /** A change of any of these is a change of what a seed means: it needs a new family version. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          network         | '' | 1 | f2be7b56f2acc2641eb02210cce59dadb69fdd5eb4527552f1f53f5f0a6b4ed7
          network         | n=30 d=3 m=2 bits=52 distribution=gaussian target=small-network target-width=4 output-activation=relu | -7 | 5bbb5a819a6819d870c73518052b3e82f9b2503d4b11c08472d8ef7d4b81511e
          network         | n=9 d=4 distribution=sphere target=coordinate domain=points points=7 radius=3/2 objective=pareto | 3 | 23e6783d3f83b74ef376e4c86a254f4af4d3e106b1b96751eb8702b59a714d7f
          network         | n=5 target=614/1024,819/1024;1/3,-2 domain=ball2 granularity=weight at-most=4 objective=min-error | 4 | f1d7933fd481ea966b7a30b58d3b8c2b411845ee329edd0e6ca6bb964cbca132
          near-parallel   | '' | 1 | 1f85bb01fdf510c386afcfed590d149de1240bdf4dd0dec7d0c6159842e96671
          near-parallel   | n=50 d=3 clusters=4 spread=1/7 distribution=sphere domain=ball1 radius=2 tolerance=0 objective=decide | 5 | 7656c814fb7006ee71dbb1f6be5e798b4b235b52adead100e7dac9c905346900
          planted-network | '' | 1 | 0f6f4052be08abac30b36119beb2e679386780bde7581a91f58f25f251a9a3e0
          planted-network | n=20 d=3 m=2 k=4 granularity=weight distance=1e-9 distribution=gaussian domain=points | 6 | c1840c458d58f4caa49c71c9bfee22003949f032467e7195108e92ebe8002020
          planted-network | n=20 planted=3,1,19 distance=0 exactly=3 objective=min-error | 7 | 9e0941bec15e518881377ab5650da8a80e1a8220f52c7c595b3a4ec5a8b8aed6
          kink-separated  | '' | 1 | 3aa50f37f2a6c4ff45b1b37d5f34866996a1d71620d4d632a38ee0a2fd0320db
          kink-separated  | n=1000 d=3 m=2 target-width=5 jitter=0 bits=30 domain=ball2 radius=4 tolerance=1/4000 objective=min-size | 8 | 3e33997119b482dae9820c4325e153c8b9736ccc62e1e64554d2f0aa6dfb2690
          """)
  void theSeedMeansTheSameForEver(String family, String options, long seed, String digest)
      throws Exception {
    assertEquals(
        digest, Generated.digest(Generated.of(family, options, seed)), family + " " + options);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network n=7 d=1 m=3 domain=points granularity=weight exactly=28",
        "network n=4 target=1/3,-1/7 domain=ball2 radius=1/3",
        "near-parallel n=3 clusters=3 output-activation=relu",
        "planted-network n=12 m=3 k=12 granularity=weight distance=1/3",
        "planted-network n=12 tolerance=1/2",
        "kink-separated n=1",
        "kink-separated n=77 d=5 m=2 domain=ball1",
      })
  void instancesAreReadBackAndMadeAgain(String text) throws Exception {
    String family = text.substring(0, text.indexOf(' '));
    NetworkPruningInstance instance = make(family, text.substring(text.indexOf(' ') + 1), 11);
    assertEquals(instance, Generated.readBack(instance));
    Map<String, String> parameters = instance.provenance().orElseThrow().parameters();
    assertEquals(instance, Families.named(family).orElseThrow().generate(parameters, 11), text);
    assertNotEquals(instance.network(), make(family, "", 12).network());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          network  | n=0 | option n of network: "0", expected an integer from 1 to 10000000
          network  | n=10000001 | option n of network: "10000001", expected an integer from 1 to 10000000
          network  | d=0 | option d of network: "0", expected an integer from 1 to 1000
          network  | d=1001 | option d of network: "1001", expected an integer from 1 to 1000
          network  | m=1001 | option m of network: "1001", expected an integer from 1 to 1000
          network  | n=10001 d=1000 m=1000 | option n of network: "10001", expected at most 10000, so that there are at most 2e7 weights
          network  | bits=53 | option bits of network: "53", expected an integer from 1 to 52
          network  | distribution=cauchy | option distribution of network: "cauchy", expected uniform, gaussian or sphere
          network  | target=1 | option target of network: "1", expected random-neuron, coordinate, small-network, or the d weights of each neuron: w1,w2;u1,u2
          network  | target=1,x | option target of network: "1,x", expected random-neuron, coordinate, small-network, or the d weights of each neuron: w1,w2;u1,u2
          network  | target-width=2 | option target-width of network: "2", expected nothing for targets other than small-network
          network  | target=small-network target-width=0 | option target-width of network: "0", expected an integer from 1 to 1000
          network  | domain=sphere | option domain of network: "sphere", expected box, ball1, ball2 or points
          network  | points=5 | option points of network: "5", expected nothing for domain box
          network  | domain=points points=0 | option points of network: "0", expected an integer from 1 to 1000000
          network  | d=1000 domain=points points=20001 | option points of network: "20001", expected at most 20000
          network  | radius=0 | option radius of network: "0", expected a number > 0
          network  | granularity=layer | option granularity of network: "layer", expected neuron or weight
          network  | output-activation=tanh | option output-activation of network: "tanh", expected identity or relu
          network  | objective=cover | option objective of network: "cover", expected one of min-error, min-size, decide, pareto
          network  | exactly=101 | option exactly of network: "101", expected an integer from 0 to 100
          network  | granularity=weight at-most=301 | option at-most of network: "301", expected an integer from 0 to 300
          near-parallel | clusters=101 | option clusters of near-parallel: "101", expected an integer from 1 to 100
          near-parallel | spread=1001 | option spread of near-parallel: "1001", expected a number from 0 to 1000
          near-parallel | spread=-1/2 | option spread of near-parallel: "-1/2", expected a number from 0 to 1000
          planted-network | k=101 | option k of planted-network: "101", expected an integer from 1 to 100
          planted-network | distance=-1 | option distance of planted-network: "-1", expected a number ≥ 0
          planted-network | planted=1,1 | option planted of planted-network: "1,1", expected different indices from 0 to 99
          planted-network | planted=100 | option planted of planted-network: "100", expected different indices from 0 to 99
          planted-network | planted=x | option planted of planted-network: "x", expected different indices from 0 to 99
          planted-network | planted=300 granularity=weight | option planted of planted-network: "300", expected different indices from 0 to 299
          planted-network | planted=0,201 granularity=weight | option planted of planted-network: "0,201", expected an incoming and an outgoing weight of one neuron at least
          planted-network | n=20000 k=20000 | option k of planted-network: "20000", expected fewer, so that the list of what is kept has at most 1e5 characters
          kink-separated  | d=1 | option d of kink-separated: "1", expected an integer from 2 to 1000
          kink-separated  | jitter=0.41 | option jitter of kink-separated: "0.41", expected a number from 0 to 2/5
          kink-separated  | target-width=0 | option target-width of kink-separated: "0", expected an integer from 1 to 1000
          kink-separated  | n=30 bits=3 | option bits of kink-separated: "3", expected an integer from 4 to 52
          kink-separated  | domain=points | option domain of kink-separated: "points", expected box, ball1 or ball2
          kink-separated  | n=3 bits=10 jitter=0 tolerance=341/2048 | option tolerance of kink-separated: "341/2048", expected a number ≥ 0 and below 341/2048, all that 3 neurons on this grid leave room for
          kink-separated  | tolerance=-1 | option tolerance of kink-separated: "-1", expected a number ≥ 0
          """)
  void badValuesAreNamed(String family, String options, String message) {
    IllegalArgumentException fault =
        assertThrows(IllegalArgumentException.class, () -> make(family, options, 1));
    assertEquals(message, fault.getMessage());
  }

  /** The other side of limits above. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "network d=1000 n=1 m=1000",
        "network bits=52 distribution=gaussian n=200",
        "network bits=1",
        "network exactly=100",
        "network granularity=weight at-most=300",
        "network target=small-network target-width=1000",
        "near-parallel clusters=100 spread=1000 bits=52",
        "planted-network k=100",
        "planted-network planted=99,0",
        "planted-network planted=0,200 granularity=weight",
        "kink-separated jitter=0.4 d=1000 n=10",
        "kink-separated n=30 bits=4",
        "kink-separated n=30 bits=52",
        "kink-separated n=3 bits=10 jitter=0 tolerance=0.1665",
      })
  void theLimitsThemselvesAreAllowed(String text) {
    String family = text.substring(0, text.indexOf(' '));
    String options = text.substring(text.indexOf(' ') + 1);
    NetworkPruningInstance instance = make(family, options, 1);
    assertEquals(family, instance.provenance().orElseThrow().family());
  }

  @Test
  void weightsAreCountedBeforeTheyAreDrawn() {
    List<FamilyOption> shape = NetworkShape.options("1");
    OptionValues most = new OptionValues("x", shape, Generated.options("n=10000 d=1000 m=1000"));
    assertEquals(NetworkShape.MAX_WEIGHTS, NetworkShape.of(most).weights());
  }

  @Test
  void aSmallerNetworkIsTheBeginningOfALarger() {
    for (String more : List.of("", " m=2 distribution=gaussian target=small-network")) {
      NetworkPruningInstance small = make("network", "n=20" + more, 5);
      NetworkPruningInstance large = make("network", "n=50" + more, 5);
      assertEquals(small.target(), large.target());
      for (int i = 0; i < 20; i++) {
        assertEquals(small.network().hidden().row(i), large.network().hidden().row(i));
        for (int r = 0; r < small.network().outputs(); r++) {
          assertEquals(small.network().output().get(r, i), large.network().output().get(r, i));
        }
      }
    }
  }

  @Test
  void theOptionsMeanWhatTheySay() {
    NetworkPruningInstance instance =
        make(
            "network",
            "n=6 d=3 m=2 target=coordinate output-activation=relu granularity=weight exactly=7"
                + " domain=ball1 radius=5/2 objective=decide tolerance=1/9",
            2);
    assertEquals(Activation.RELU, instance.network().outputActivation());
    assertEquals(Activation.RELU, instance.target().outputActivation());
    assertEquals(Granularity.WEIGHT, instance.granularity());
    assertEquals(SizeRange.exactly(7), instance.allowedSizes());
    assertEquals(new Domain.Ball(Domain.Norm.ONE, Rational.of(5, 2)), instance.domain());
    assertEquals(Objective.DECIDE, instance.objective());
    assertEquals(Rational.of(1, 9), instance.tolerance().orElseThrow());
    List<Rational> input = List.of(Rational.of(3), Rational.of(-4), Rational.of(5));
    assertEquals(List.of(Rational.of(3), Rational.of(3)), instance.target().apply(input));
    Network given = make("network", "target=614/1024,819/1024;1/3,-2", 1).target();
    assertEquals(List.of(Rational.of(1, 3), Rational.of(-2)), given.hidden().row(1));
    assertEquals(List.of(Rational.ONE, Rational.ONE), given.output().row(0));
  }

  @Test
  void sphericalNeuronsHaveLengthOne() {
    RationalMatrix hidden =
        make("network", "n=300 d=5 bits=30 distribution=sphere", 1).network().hidden();
    for (int i = 0; i < hidden.rows(); i++) {
      Rational square = hidden.row(i).stream().map(Rational::square).reduce(Rational::add).get();
      // Each of five weights of at most 1 is off by at most 2^-31.
      assertEquals(1, square.doubleValue(), 5 * 2 * 0x1p-31 + 1e-15, "neuron " + i);
    }
  }

  @Test
  void clustersAreAsTightAsTheySay() {
    RationalMatrix hidden =
        make("near-parallel", "n=60 d=3 clusters=7 spread=1/64", 1).network().hidden();
    Rational most = Rational.of(1, 32);
    boolean apart = false;
    for (int i = 0; i + 7 < 60; i++) {
      for (int j = 0; j < 3; j++) {
        Rational within = hidden.get(i, j).subtract(hidden.get(i + 7, j)).abs();
        assertTrue(within.compareTo(most) <= 0, "neuron " + i);
        apart |= hidden.get(i, j).subtract(hidden.get(i + 1, j)).abs().compareTo(most) > 0;
      }
    }
    assertTrue(apart);
  }

  @Test
  void theTicketIsTheSameWhetherDrawnOrGiven() {
    NetworkPruningInstance drawn = make("planted-network", "n=15 k=4", 3);
    NetworkPruningInstance other = make("planted-network", "n=15 planted=0,5", 3);
    assertEquals(drawn.network(), other.network());
    assertEquals(4, PlantedNetworkFamily.planted(drawn).size());
    assertEquals("[0, 5] of 15", PlantedNetworkFamily.planted(other).toString());
    NetworkPruningInstance none = make("network", "n=15", 3);
    assertThrows(IllegalArgumentException.class, () -> PlantedNetworkFamily.planted(none));
  }

  @Test
  void aHundredThousandSeparatedKinksAreWrittenAndReadBack() throws Exception {
    NetworkPruningInstance instance = make("kink-separated", "n=100000", 1);
    assertEquals(instance, Generated.readBack(instance));
  }
}
