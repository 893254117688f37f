package org.digitstudio.ui.inside.tour;

import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.tour.TourScript.KernelSource;
import org.digitstudio.ui.inside.tour.TourScript.Step;

/** The tours that come with the program, in the user's language. */
public final class BundledTours {
  private BundledTours() {}

  public static List<TourScript> all() {
    return List.of(image(), network(), learning());
  }

  private static TourScript image() {
    return new TourScript(
        Messages.text("inside.tours.image"),
        List.of(
            new Step(
                    Messages.text("inside.tour.image.1.title"),
                    Messages.text("inside.tour.image.1"),
                    StationKind.IMAGE)
                .asking(
                    Messages.text("inside.tour.image.1.question"),
                    Messages.text("inside.tour.image.1.answer"))
                .on(3),
            new Step(
                    Messages.text("inside.tour.image.2.title"),
                    Messages.text("inside.tour.image.2"),
                    StationKind.IMAGE)
                .asking(
                    Messages.text("inside.tour.image.2.question"),
                    Messages.text("inside.tour.image.2.answer"))
                .on(8),
            new Step(
                    Messages.text("inside.tour.image.3.title"),
                    Messages.text("inside.tour.image.3"),
                    StationKind.NETWORK)
                .asking(
                    Messages.text("inside.tour.image.3.question"),
                    Messages.text("inside.tour.image.3.answer")),
            new Step(
                    Messages.text("inside.tour.image.4.title"),
                    Messages.text("inside.tour.image.4"),
                    StationKind.WHATIF)
                .asking(
                    Messages.text("inside.tour.image.4.question"),
                    Messages.text("inside.tour.image.4.answer"))));
  }

  private static TourScript network() {
    return new TourScript(
        Messages.text("inside.tours.network"),
        List.of(
            new Step(
                    Messages.text("inside.tour.1.title"),
                    Messages.text("inside.tour.1"),
                    StationKind.IMAGE)
                .asking(
                    Messages.text("inside.tour.1.question"), Messages.text("inside.tour.1.answer")),
            new Step(
                    Messages.text("inside.tour.2.title"),
                    Messages.text("inside.tour.2"),
                    StationKind.CONVOLUTION)
                .asking(
                    Messages.text("inside.tour.2.question"), Messages.text("inside.tour.2.answer"))
                .with(KernelSource.HAND_MADE),
            new Step(
                    Messages.text("inside.tour.3.title"),
                    Messages.text("inside.tour.3"),
                    StationKind.CONVOLUTION)
                .asking(
                    Messages.text("inside.tour.3.question"), Messages.text("inside.tour.3.answer"))
                .with(KernelSource.LEARNED),
            new Step(
                    Messages.text("inside.tour.4.title"),
                    Messages.text("inside.tour.4"),
                    StationKind.POOLING)
                .asking(
                    Messages.text("inside.tour.4.question"), Messages.text("inside.tour.4.answer")),
            new Step(
                    Messages.text("inside.tour.5.title"),
                    Messages.text("inside.tour.5"),
                    StationKind.NEURONS)
                .asking(
                    Messages.text("inside.tour.5.question"), Messages.text("inside.tour.5.answer")),
            new Step(
                    Messages.text("inside.tour.6.title"),
                    Messages.text("inside.tour.6"),
                    StationKind.SOFTMAX)
                .asking(
                    Messages.text("inside.tour.6.question"), Messages.text("inside.tour.6.answer")),
            new Step(
                    Messages.text("inside.tour.7.title"),
                    Messages.text("inside.tour.7"),
                    StationKind.WHY)
                .asking(
                    Messages.text("inside.tour.7.question"),
                    Messages.text("inside.tour.7.answer"))));
  }

  private static TourScript learning() {
    return new TourScript(
        Messages.text("inside.tours.learning"),
        List.of(
            new Step(
                    Messages.text("inside.tour.learning.1.title"),
                    Messages.text("inside.tour.learning.1"),
                    StationKind.COMPARE)
                .asking(
                    Messages.text("inside.tour.learning.1.question"),
                    Messages.text("inside.tour.learning.1.answer"))
                .on(4),
            new Step(
                    Messages.text("inside.tour.learning.2.title"),
                    Messages.text("inside.tour.learning.2"),
                    StationKind.SOFTMAX)
                .asking(
                    Messages.text("inside.tour.learning.2.question"),
                    Messages.text("inside.tour.learning.2.answer")),
            new Step(
                    Messages.text("inside.tour.learning.3.title"),
                    Messages.text("inside.tour.learning.3"),
                    StationKind.NETWORK)
                .asking(
                    Messages.text("inside.tour.learning.3.question"),
                    Messages.text("inside.tour.learning.3.answer")),
            new Step(
                    Messages.text("inside.tour.learning.4.title"),
                    Messages.text("inside.tour.learning.4"),
                    StationKind.CONVOLUTION)
                .asking(
                    Messages.text("inside.tour.learning.4.question"),
                    Messages.text("inside.tour.learning.4.answer"))
                .with(KernelSource.LEARNED),
            new Step(
                    Messages.text("inside.tour.learning.5.title"),
                    Messages.text("inside.tour.learning.5"),
                    StationKind.WHATIF)
                .asking(
                    Messages.text("inside.tour.learning.5.question"),
                    Messages.text("inside.tour.learning.5.answer"))));
  }
}
