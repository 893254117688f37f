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
                .on(3),
            new Step(
                    Messages.text("inside.tour.image.2.title"),
                    Messages.text("inside.tour.image.2"),
                    StationKind.IMAGE)
                .on(8),
            new Step(
                Messages.text("inside.tour.image.3.title"),
                Messages.text("inside.tour.image.3"),
                StationKind.NETWORK),
            new Step(
                Messages.text("inside.tour.image.4.title"),
                Messages.text("inside.tour.image.4"),
                StationKind.WHATIF)));
  }

  private static TourScript network() {
    return new TourScript(
        Messages.text("inside.tours.network"),
        List.of(
            new Step(
                Messages.text("inside.tour.1.title"),
                Messages.text("inside.tour.1"),
                StationKind.IMAGE),
            new Step(
                    Messages.text("inside.tour.2.title"),
                    Messages.text("inside.tour.2"),
                    StationKind.CONVOLUTION)
                .with(KernelSource.HAND_MADE),
            new Step(
                    Messages.text("inside.tour.3.title"),
                    Messages.text("inside.tour.3"),
                    StationKind.CONVOLUTION)
                .with(KernelSource.LEARNED),
            new Step(
                Messages.text("inside.tour.4.title"),
                Messages.text("inside.tour.4"),
                StationKind.POOLING),
            new Step(
                Messages.text("inside.tour.5.title"),
                Messages.text("inside.tour.5"),
                StationKind.NEURONS),
            new Step(
                Messages.text("inside.tour.6.title"),
                Messages.text("inside.tour.6"),
                StationKind.SOFTMAX),
            new Step(
                Messages.text("inside.tour.7.title"),
                Messages.text("inside.tour.7"),
                StationKind.WHY)));
  }

  private static TourScript learning() {
    return new TourScript(
        Messages.text("inside.tours.learning"),
        List.of(
            new Step(
                    Messages.text("inside.tour.learning.1.title"),
                    Messages.text("inside.tour.learning.1"),
                    StationKind.COMPARE)
                .on(4),
            new Step(
                Messages.text("inside.tour.learning.2.title"),
                Messages.text("inside.tour.learning.2"),
                StationKind.SOFTMAX),
            new Step(
                Messages.text("inside.tour.learning.3.title"),
                Messages.text("inside.tour.learning.3"),
                StationKind.NETWORK),
            new Step(
                    Messages.text("inside.tour.learning.4.title"),
                    Messages.text("inside.tour.learning.4"),
                    StationKind.CONVOLUTION)
                .with(KernelSource.LEARNED),
            new Step(
                Messages.text("inside.tour.learning.5.title"),
                Messages.text("inside.tour.learning.5"),
                StationKind.WHATIF)));
  }
}
