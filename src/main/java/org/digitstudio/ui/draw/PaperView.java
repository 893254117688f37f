package org.digitstudio.ui.draw;

import java.util.List;
import javafx.animation.FadeTransition;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;

/** The canvas with what lies around it: the invitation, a picture, and a box over each digit. */
final class PaperView extends StackPane {
  private final DrawViewModel model;
  private final InkCanvas canvas;
  private final Label invitation = new Label(Messages.text("draw.invitation"));
  private final ImageView picture = new ImageView();
  private final Pane boxes = new Pane();

  PaperView(DrawViewModel model, boolean motion) {
    this.model = model;
    this.canvas = new InkCanvas(new ModelPen(model));
    canvas.setId("canvas");
    canvas.setAccessibleText(Messages.text("draw.canvas"));
    getStyleClass().add("paper");
    invitation.getStyleClass().add("invitation");
    invitation.setMouseTransparent(true);
    picture.setPreserveRatio(true);
    picture.setMouseTransparent(true);
    boxes.setMouseTransparent(true);
    getChildren().addAll(picture, canvas, boxes, invitation);
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setPrefSize(280, 280);
    model.page().addListener((property, before, page) -> canvas.show(page));
    model.picture().addListener((property, before, now) -> showPicture());
    model.reading().addListener((property, before, now) -> showBoxes(now));
    model.reading().addListener((property, before, now) -> invite(motion));
    model.page().addListener((property, before, now) -> invite(motion));
    layoutBoundsProperty()
        .addListener(
            (property, before, now) -> {
              model.resize(now.getWidth(), now.getHeight());
              setClip(new Rectangle(now.getWidth(), now.getHeight()));
              showPicture();
              showBoxes(model.reading().get());
            });
  }

  InkCanvas canvas() {
    return canvas;
  }

  private boolean blank() {
    return model.page().get().isBlank()
        && model.picture().get().isEmpty()
        && model.reading().get().isEmpty();
  }

  private void invite(boolean motion) {
    double target = blank() ? 1 : 0;
    if (!motion) {
      invitation.setOpacity(target);
    } else if (invitation.getOpacity() != target) {
      FadeTransition fade = new FadeTransition(Duration.millis(150), invitation);
      fade.setToValue(target);
      fade.play();
    }
  }

  private void showPicture() {
    picture.setImage(model.picture().get().map(GreyImages::image).orElse(null));
    picture.setFitWidth(getWidth() * 0.9);
    picture.setFitHeight(getHeight() * 0.9);
  }

  /** Boxes stand only where there is more than one digit, or a picture to find them in. */
  private void showBoxes(Reading reading) {
    boxes.getChildren().clear();
    List<ReadDigit> digits = reading.digits();
    if (digits.size() < 2 && model.picture().get().isEmpty()) {
      return;
    }
    for (ReadDigit digit : digits) {
      Box place = onPaper(digit.box());
      Region frame = new Region();
      frame.getStyleClass().add("digit-box");
      frame.setManaged(false);
      frame.resizeRelocate(place.x(), place.y(), place.width(), place.height());
      Label name = new Label(Integer.toString(digit.prediction().digit()));
      name.getStyleClass().add("digit-box-label");
      name.relocate(place.x(), Math.max(0, place.y() - 24));
      boxes.getChildren().addAll(frame, name);
    }
  }

  private Box onPaper(Box box) {
    float half = (float) model.penWidth().get() / 2;
    return model.picture().get().map(grey -> onPicture(grey, box)).orElseGet(() -> box.grown(half));
  }

  private Box onPicture(GreyPicture grey, Box box) {
    double scale = Math.min(0.9 * getWidth() / grey.width(), 0.9 * getHeight() / grey.height());
    double left = (getWidth() - scale * grey.width()) / 2;
    double top = (getHeight() - scale * grey.height()) / 2;
    return new Box(
        (float) (left + scale * box.x()),
        (float) (top + scale * box.y()),
        (float) (scale * box.width()),
        (float) (scale * box.height()));
  }
}
