package org.secateur.instances.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Provenance;

/** What is asked of a network, as far as it does not depend on the family. */
record NetworkQuestion(
    DomainChoice domain, Granularity granularity, Activation activation, Question question) {

  /** The options, with the family's defaults for the objective and the tolerance. */
  static List<FamilyOption> options(String objective, String tolerance) {
    List<FamilyOption> all = new ArrayList<>(DomainChoice.options());
    all.add(FamilyOption.either("granularity", "what is dropped", "neuron", "weight", "neuron"));
    all.add(
        FamilyOption.either(
            "output-activation", "of both networks", "identity", "relu", "identity"));
    all.addAll(Question.networkOptions(objective, tolerance));
    return all;
  }

  static NetworkQuestion of(OptionValues values, NetworkShape shape) {
    boolean neurons = values.is("granularity", "neuron", "weight");
    boolean identity = values.is("output-activation", "identity", "relu");
    return new NetworkQuestion(
        DomainChoice.of(values, shape),
        neurons ? Granularity.NEURON : Granularity.WEIGHT,
        identity ? Activation.IDENTITY : Activation.RELU,
        Question.ofNetwork(values, neurons ? shape.n() : shape.weights()));
  }

  NetworkPruningInstance instance(
      Network network, Network target, Domain drawn, Provenance provenance) {
    return new NetworkPruningInstance(
        network,
        target,
        drawn,
        granularity,
        question.sizes(),
        question.tolerance(),
        question.objective(),
        Optional.of(provenance));
  }
}
