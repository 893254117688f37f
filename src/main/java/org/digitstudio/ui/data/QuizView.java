package org.digitstudio.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;

/** The quiz: an image, ten answers, and the scores of the people and of the network. */
final class QuizView extends ScrollPane {
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double SIDE = 8 * DigitImage.SIDE;

  private final QuizModel model = new QuizModel();
  private final Label headline = Labels.title("");
  private final Label score = Labels.paragraph("");
  private final DigitView image = new DigitView(SIDE);
  private final Label verdict = Labels.paragraph("");
  private final FlowPane answers = new FlowPane(8, 8);
  private final List<Button> digits = new ArrayList<>();
  private final Button next;
  private final Button again;
  private DigitTable table = DigitTable.empty();
  private int[] rows = new int[0];
  private long seed;

  QuizView() {
    getStyleClass().addAll("quiz-view", "edge-to-edge");
    headline.setId("quiz-headline");
    score.setId("quiz-score");
    score.getStyleClass().add("quiz-score");
    verdict.setId("quiz-verdict");
    verdict.getStyleClass().add("quiz-verdict");
    image.setFocusTraversable(false);
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      int chosen = digit;
      Button button = Buttons.text("", () -> model.guess(chosen));
      button.setId("quiz-answer-" + digit);
      button.getStyleClass().add("quiz-answer");
      digits.add(button);
    }
    answers.getChildren().setAll(digits);
    next = Buttons.text(Messages.text("data.quiz.next"), model::next);
    next.setId("quiz-next");
    next.getStyleClass().add("accent");
    again = Buttons.text(Messages.text("data.quiz.again"), this::again);
    again.setId("quiz-again");
    again.getStyleClass().add("accent");
    HBox middle = new HBox(24, image, new VBox(16, score, verdict, next, again));
    middle.setAlignment(Pos.CENTER_LEFT);
    VBox content =
        new VBox(16, headline, Labels.note(Messages.text("data.quiz.about")), middle, answers);
    content.getStyleClass().add("data-page");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    model.changes().addListener((property, before, now) -> show());
    show();
  }

  QuizModel model() {
    return model;
  }

  /** Sets the images to ask; a round in progress keeps its own. */
  void show(DigitTable newTable, int[] newRows) {
    boolean sameSets = newTable.sets().equals(table.sets()) && newRows.length == rows.length;
    table = newTable;
    rows = newRows;
    if (model.phase() == QuizModel.Phase.EMPTY || !sameSets) {
      model.start(table, rows, ++seed);
    }
  }

  private void again() {
    model.start(table, rows, ++seed);
    requestFocus();
  }

  private void keyPressed(KeyEvent event) {
    boolean taken =
        switch (event.getCode()) {
          case ENTER, SPACE, RIGHT, PAGE_DOWN -> proceed();
          default -> guessed(event.getCode());
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean proceed() {
    switch (model.phase()) {
      case REVEALED -> model.next();
      case FINISHED -> again();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean guessed(KeyCode code) {
    String name = code.getName().toLowerCase(Locale.ROOT);
    char last = name.charAt(name.length() - 1);
    if (!code.isDigitKey() || !Character.isDigit(last)) {
      return false;
    }
    model.guess(last - '0');
    return true;
  }

  private void show() {
    QuizModel.Phase phase = model.phase();
    boolean asks = phase == QuizModel.Phase.GUESS || phase == QuizModel.Phase.REVEALED;
    headline.setText(headline(phase));
    image.setVisible(asks);
    answers.setVisible(asks);
    showOnly(next, phase == QuizModel.Phase.REVEALED);
    showOnly(again, phase == QuizModel.Phase.FINISHED);
    score.setText(
        phase == QuizModel.Phase.EMPTY
            ? ""
            : Messages.text("data.quiz.score", model.people(), model.network()));
    verdict.setText(verdict(phase));
    if (asks) {
      showImage(phase == QuizModel.Phase.REVEALED);
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void showImage(boolean revealed) {
    image.show(model.table().image(model.row()));
    image.setAccessibleText(Messages.text("data.quiz.image", model.number()));
    for (int digit = 0; digit < digits.size(); digit++) {
      Button button = digits.get(digit);
      button.setText(names().of(digit));
      button.setAccessibleText(Messages.text("data.quiz.answer", names().of(digit)));
      button.setDisable(revealed);
      button.pseudoClassStateChanged(RIGHT, revealed && digit == model.label());
      button.pseudoClassStateChanged(
          CHOSEN, revealed && digit == model.guessed().orElse(DigitTable.UNCLASSIFIED));
    }
  }

  private ClassNames names() {
    return model.table().sets().get(model.table().set(model.row())).classNames();
  }

  private String headline(QuizModel.Phase phase) {
    return switch (phase) {
      case EMPTY -> Messages.text("data.quiz.empty");
      case GUESS, REVEALED -> Messages.text("data.quiz.number", model.number(), model.size());
      case FINISHED -> Messages.text(result(), model.size());
    };
  }

  private String result() {
    int lead = Integer.signum(model.people() - model.network());
    return switch (lead) {
      case 1 -> "data.quiz.people";
      case -1 -> "data.quiz.network";
      default -> "data.quiz.draw";
    };
  }

  private String verdict(QuizModel.Phase phase) {
    if (phase != QuizModel.Phase.REVEALED) {
      return "";
    }
    return Messages.text(
        "data.quiz.verdict",
        names().of(model.guessed().orElseThrow()),
        names().of(model.prediction()),
        SampleNames.percent(model.table().confidence(model.row())),
        names().of(model.label()));
  }

  private static void showOnly(Button button, boolean visible) {
    button.setVisible(visible);
    button.setManaged(visible);
  }
}
