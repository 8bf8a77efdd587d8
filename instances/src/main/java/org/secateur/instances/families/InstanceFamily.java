package org.secateur.instances.families;

import java.util.List;
import java.util.Map;
import org.secateur.model.Instance;

/**
 * A generator of instances. The same options and seed give the same instance on every machine, and
 * the instance carries both, with the version of the family, as its provenance.
 */
public interface InstanceFamily {
  /** The name on the command line. */
  String name();

  /** What the instances are, in one line. */
  String summary();

  /** The options that {@link #generate} takes, with their defaults. */
  List<FamilyOption> options();

  /**
   * Makes an instance.
   *
   * @param options by name; those left out have their defaults
   * @throws IllegalArgumentException for an unknown option or a bad value, naming the option, the
   *     value and what was expected
   */
  Instance generate(Map<String, String> options, long seed);
}
