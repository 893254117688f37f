package org.digitstudio.ui.draw;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ui.common.WhileInScene;

/**
 * The page, scaled to fit the window: the canvas, a picture below it, a box over each digit of a
 * number, and the invitation of a blank page.
 */
final class PaperView extends Region {
  private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
  private static final double MIN_SCALE = 0.4;

  /** The share of the page that a picture fills. */
  private static final double PICTURE_SHARE = 0.9;

  private static final double BOX_LABEL_HEIGHT = 24;

  private final DrawViewModel model;
  private final InkCanvas canvas;
  private final Invitation invitation;
  private final ImageView picture = new ImageView();
  private final Pane boxes = new Pane();
  private final StackPane paper;

  PaperView(DrawViewModel model, boolean motion) {
    this.model = model;
    canvas = new InkCanvas(new ModelPen(model));
    canvas.setId("canvas");
    canvas.setAccessibleText(Messages.text("draw.canvas"));
    invitation = new Invitation(motion);
    picture.setPreserveRatio(true);
    picture.setMouseTransparent(true);
    boxes.setMouseTransparent(true);
    paper = new StackPane(picture, canvas, boxes, invitation);
    paper.getStyleClass().add("paper");
    paper.setId("paper");
    getChildren().add(paper);
    setMinSize(MIN_SCALE * PageSize.WIDTH, MIN_SCALE * PageSize.HEIGHT);
    setPrefWidth(PageSize.WIDTH);
    setMaxWidth(Double.MAX_VALUE);
    setMaxHeight(USE_PREF_SIZE);
    WhileInScene.follow(this, model.sheet(), this::show);
    WhileInScene.follow(this, model.reading(), this::showBoxes);
    WhileInScene.follow(this, model.penDown(), down -> invite());
  }

  InkCanvas canvas() {
    return canvas;
  }

  /** The page alone, for a picture of it. */
  Region paper() {
    return paper;
  }

  private void show(Sheet sheet) {
    canvas.show(sheet.drawing());
    picture.setImage(sheet.picture().map(GreyImages::image).orElse(null));
    invite();
  }

  /** Without a fade: nothing may lie over the first stroke. */
  private void invite() {
    invitation.setVisible(model.sheet().get().isBlank() && !model.penDown().get());
  }

  /** The height follows the width, so that the strip stands closely below the page. */
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return (width < 0 ? PageSize.WIDTH : width) * PageSize.HEIGHT / PageSize.WIDTH;
  }

  @Override
  protected void layoutChildren() {
    double scale = Math.min(getWidth() / PageSize.WIDTH, getHeight() / PageSize.HEIGHT);
    double width = snapSizeX(scale * PageSize.WIDTH);
    double height = snapSizeY(scale * PageSize.HEIGHT);
    picture.setFitWidth(PICTURE_SHARE * width);
    picture.setFitHeight(PICTURE_SHARE * height);
    paper.resizeRelocate(snapPositionX((getWidth() - width) / 2), 0, width, height);
    Rectangle clip = new Rectangle(width, height);
    clip.setArcWidth(12);
    clip.setArcHeight(12);
    canvas.setClip(clip);
    showBoxes(model.reading().get());
  }

  /** Boxes stand only where there is more than one digit, or a picture to find them in. */
  private void showBoxes(Reading reading) {
    boxes.getChildren().clear();
    List<ReadDigit> digits = reading.digits();
    if (digits.size() < 2 && model.sheet().get().picture().isEmpty()) {
      return;
    }
    for (ReadDigit digit : digits) {
      Box area = onPaper(digit.box());
      Region frame = new Region();
      frame.getStyleClass().add("digit-box");
      frame.setManaged(false);
      frame.resizeRelocate(area.x(), area.y(), area.width(), area.height());
      Label name = new Label(Integer.toString(digit.prediction().digit()));
      name.getStyleClass().add("digit-box-label");
      name.relocate(area.x(), Math.max(0, area.y() - BOX_LABEL_HEIGHT));
      boolean unsure = !digit.prediction().sure();
      frame.pseudoClassStateChanged(UNSURE, unsure);
      name.pseudoClassStateChanged(UNSURE, unsure);
      boxes.getChildren().addAll(frame, name);
    }
  }

  /** From the drawing's or the picture's unit to pixels of the page as it is shown. */
  private Box onPaper(Box box) {
    if (model.sheet().get().picture().isPresent()) {
      return onPicture(model.sheet().get().picture().get(), box);
    }
    double scale = paper.getWidth() / PageSize.WIDTH;
    return scaled(box.grown((float) model.penWidth().get() / 2), scale, 0, 0);
  }

  private Box onPicture(GreyPicture grey, Box box) {
    double scale =
        PICTURE_SHARE
            * Math.min(paper.getWidth() / grey.width(), paper.getHeight() / grey.height());
    return scaled(
        box,
        scale,
        (paper.getWidth() - scale * grey.width()) / 2,
        (paper.getHeight() - scale * grey.height()) / 2);
  }

  private static Box scaled(Box box, double scale, double left, double top) {
    return new Box(
        (float) (left + scale * box.x()),
        (float) (top + scale * box.y()),
        (float) (scale * box.width()),
        (float) (scale * box.height()));
  }
}
