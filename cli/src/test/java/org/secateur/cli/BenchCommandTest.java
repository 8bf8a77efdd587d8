package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchCommandTest {
  @TempDir private Path folder;

  @Test
  void aQuickRunGoesThroughAllGroupsButTheFile() {
    CommandRun run = CommandRun.of("bench", "--quick", "--backends", "fake-chatty", "--json");
    assertEquals(0, run.code(), run.error());
    assertEquals("", run.error());
    for (String group :
        new String[] {"subset-sum", "fixed-size", "vectors", "cover", "count", "networks"}) {
      assertTrue(run.output().contains("\"group\":\"" + group + "\""), run.output());
    }
    assertTrue(run.output().startsWith("{\"format\":\"secateur-bench/1\""), run.output());
    assertTrue(run.output().contains("\"complete\":true"), run.output());
    assertTrue(run.output().contains("\"engine\":\"fake-chatty\""), run.output());
    // On a loaded machine its process may not even start within the second that it has.
    assertTrue(
        run.output().contains("\"verdict\":\"no answer\",\"text\":\"no answer"), run.output());
  }

  @Test
  void theTableHasOneCaseWhereOneIsAskedFor() {
    CommandRun run = CommandRun.of("bench", "--quick", "--backends", "none", "--only", "count-30");
    assertEquals(0, run.code(), run.error());
    assertEquals(4, run.output().lines().count(), run.output());
    assertTrue(run.output().contains("\ncount-30 "), run.output());
  }

  @Test
  void anAbsentNetworkIsSaid() {
    Path absent = folder.resolve("absent.npz");
    CommandRun run = CommandRun.of("bench", "--group", "mnist", "--data", absent.toString());
    assertEquals(0, run.code(), run.error());
    assertEquals(
        "secateur: group mnist is skipped: --data: "
            + absent
            + ": no such file"
            + System.lineSeparator(),
        run.error());
  }

  @ParameterizedTest
  @CsvSource({
    "--group, mnits, 'all or one of mnist, subset-sum'",
    "--only, least-error, 'one of least-error-20, '",
    "--backends, cplex, 'none or some of auto, '",
    "--repetitions, 0, 'at least 1'",
    "--threads, 0, 'at least 1'"
  })
  void wrongUsageSaysWhatIsExpected(String option, String value, String expected) {
    CommandRun run =
        CommandRun.of("bench", "--data", folder.resolve("absent.npz").toString(), option, value);
    assertEquals(64, run.code(), run.error());
    assertTrue(run.error().contains(option + ": " + value + ", expected "), run.error());
    assertTrue(run.error().contains(expected), run.error());
    assertEquals("", run.output());
  }
}
