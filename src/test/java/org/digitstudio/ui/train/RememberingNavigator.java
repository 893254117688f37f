package org.digitstudio.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.Model;
import org.digitstudio.ui.shell.Navigator;

/** Remembers what a place asked of the window. */
final class RememberingNavigator implements Navigator {
  final List<String> asked = new ArrayList<>();
  final List<Model> used = new ArrayList<>();
  final List<DataRequest> requests = new ArrayList<>();
  final List<String> errors = new ArrayList<>();

  @Override
  public void openInDraw(DigitImage image) {
    asked.add("draw");
  }

  @Override
  public void openInInside(DigitImage image) {
    asked.add("inside");
  }

  @Override
  public void openInData(DataRequest request) {
    requests.add(request);
  }

  @Override
  public void openTrain() {
    asked.add("train");
  }

  @Override
  public void useModel(Model model) {
    used.add(model);
  }

  @Override
  public void notify(String message) {
    asked.add(message);
  }

  @Override
  public void showError(String message, Optional<Exception> cause) {
    errors.add(message);
  }
}
