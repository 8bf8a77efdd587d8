package org.secateur.experiments.theory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All bounds that can be calculated, in the order in which they are listed. */
public final class BoundCatalogue {
  private BoundCatalogue() {}

  public static List<Bound> all() {
    return Stream.of(SparsityBounds.all(), TicketBounds.all(), GapBounds.all())
        .flatMap(List::stream)
        .toList();
  }

  public static Optional<Bound> named(String name) {
    return all().stream().filter(b -> b.name().equals(name)).findFirst();
  }
}
