package io.ruvector.causal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Sums over the outcomes y of one arm and their weights w (1 / probability of the arm; 0 where none was logged), enough
 * to compute the mean and the variance of the estimates without going back to the observations.
 */
final class ArmSums {

    long count;
    double y;
    double yy;
    double w;
    double wy;
    double wyy;
    double ww;
    double wwy;
    double wwyy;

    void add(double outcome, double weight) {
        count++;
        y += outcome;
        yy += outcome * outcome;
        w += weight;
        wy += weight * outcome;
        wyy += weight * outcome * outcome;
        ww += weight * weight;
        wwy += weight * weight * outcome;
        wwyy += weight * weight * outcome * outcome;
    }

    void add(ArmSums other) {
        count += other.count;
        y += other.y;
        yy += other.yy;
        w += other.w;
        wy += other.wy;
        wyy += other.wyy;
        ww += other.ww;
        wwy += other.wwy;
        wwyy += other.wwyy;
    }

    double mean() {
        return count == 0 ? 0 : y / count;
    }

    /** Sum of squared deviations from the mean, never below 0. */
    double squaredDeviations() {
        return count == 0 ? 0 : Math.max(0, yy - y * y / count);
    }

    /** Kish's effective sample size by the weights. */
    double effectiveCount() {
        return ww == 0 ? 0 : w * w / ww;
    }

    Arm summary() {
        return new Arm(count, mean());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        for (double sum : new double[] {y, yy, w, wy, wyy, ww, wwy, wwyy}) {
            out.writeDouble(sum);
        }
    }

    static ArmSums read(DataInputStream in) throws IOException {
        ArmSums sums = new ArmSums();
        sums.count = in.readLong();
        sums.y = in.readDouble();
        sums.yy = in.readDouble();
        sums.w = in.readDouble();
        sums.wy = in.readDouble();
        sums.wyy = in.readDouble();
        sums.ww = in.readDouble();
        sums.wwy = in.readDouble();
        sums.wwyy = in.readDouble();
        return sums;
    }
}
