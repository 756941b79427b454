package dev.pactwire.processor.classify;

import java.util.List;

/**
 * Weights of features by maximum likelihood with an L2 penalty, found by Newton's method
 * (iteratively reweighted least squares; see Hastie, Tibshirani and Friedman, The Elements of
 * Statistical Learning, 4.4). The same examples always give the same weights.
 */
final class LogisticRegression {
  private static final int MOST_STEPS = 50;
  private static final double SMALL_ENOUGH = 1e-7;
  private static final double PENALTY_OF_BIAS = 1e-3;

  private LogisticRegression() {}

  /**
   * One example.
   *
   * @param features without the constant one
   * @param positive what it is
   * @param weight how much it counts
   */
  record Example(double[] features, boolean positive, double weight) {}

  /** The bias, then the weight of each feature. */
  static double[] fit(List<Example> examples, double penalty) {
    int size = examples.get(0).features().length + 1;
    double[] weights = new double[size];
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] change = newton(examples, weights, penalty);
      double largest = 0;
      for (int i = 0; i < size; i++) {
        weights[i] -= change[i];
        largest = Math.max(largest, Math.abs(change[i]));
      }
      if (largest < SMALL_ENOUGH) {
        break;
      }
    }
    return weights;
  }

  private static double[] newton(List<Example> examples, double[] weights, double penalty) {
    int size = weights.length;
    double[][] system = new double[size][size + 1];
    for (int i = 0; i < size; i++) {
      double ridge = i == 0 ? PENALTY_OF_BIAS : penalty;
      system[i][i] = ridge;
      system[i][size] = ridge * weights[i];
    }
    double[] x = new double[size];
    x[0] = 1;
    for (Example example : examples) {
      System.arraycopy(example.features(), 0, x, 1, size - 1);
      double p = probability(weights, x);
      double slope = example.weight() * (p - (example.positive() ? 1 : 0));
      double curve = example.weight() * p * (1 - p);
      for (int i = 0; i < size; i++) {
        system[i][size] += slope * x[i];
        for (int j = 0; j < size; j++) {
          system[i][j] += curve * x[i] * x[j];
        }
      }
    }
    return solved(system);
  }

  private static double probability(double[] weights, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += weights[i] * x[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Gaussian elimination with the largest pivot; the last column is the right side. */
  private static double[] solved(double[][] system) {
    int size = system.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        pivot = Math.abs(system[row][column]) > Math.abs(system[pivot][column]) ? row : pivot;
      }
      double[] swapped = system[column];
      system[column] = system[pivot];
      system[pivot] = swapped;
      for (int row = 0; row < size; row++) {
        double factor = row == column ? 0 : system[row][column] / system[column][column];
        for (int i = column; factor != 0 && i <= size; i++) {
          system[row][i] -= factor * system[column][i];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = system[i][size] / system[i][i];
    }
    return solution;
  }
}
