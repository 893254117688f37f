package org.digitstudio.ui.train.model;

import java.util.Optional;
import org.digitstudio.application.replay.FirstLayer;
import org.digitstudio.application.replay.ResponseMaps;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.training.Moment;

/**
 * The network at a moment of its training, as the time machine shows it.
 *
 * @param image the image that was followed
 * @param maps the feature maps for it; empty without a convolution
 * @param followed the network's prediction for it
 * @param predictions of the test images; empty until they are computed
 */
public record ReplayFrame(
    Moment moment,
    Optional<FirstLayer> firstLayer,
    Followed image,
    Optional<ResponseMaps> maps,
    Prediction followed,
    Optional<int[]> predictions) {

  ReplayFrame withFollowed(
      Followed other, Optional<ResponseMaps> otherMaps, Prediction prediction) {
    return new ReplayFrame(moment, firstLayer, other, otherMaps, prediction, predictions);
  }

  ReplayFrame withPredictions(int[] digits) {
    return new ReplayFrame(moment, firstLayer, image, maps, followed, Optional.of(digits));
  }
}
