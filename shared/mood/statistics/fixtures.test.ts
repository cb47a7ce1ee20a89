import { describe, expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { hodgesLehmann } from "./hodges-lehmann.ts";
import { mannWhitney } from "./mann-whitney.ts";
import { twoSidedP, twoSidedZ } from "./normal.ts";
import { quantileOf } from "./quantile.ts";
import { twoSidedT, twoSidedTP } from "./student.ts";
import fixtures from "./testing/fixtures.json" with { type: "json" };

/** Within a billionth of scipy's. */
const same = (ours: number, theirs: number): void => {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.abs(theirs) + 1e-15);
};

describe(`as ${fixtures.made} say`, () => {
  test.each(fixtures.mannWhitney)("Mann-Whitney and Hodges-Lehmann, $xs.length against $ys.length: p $p", (fixture) => {
    const { xs, ys } = fixture;
    const ours = mannWhitney(xs, ys);
    same(ours.u, fixture.u);
    same(ours.p, fixture.p);
    same(ours.superiority, fixture.u / xs.length / ys.length);
    same(hodgesLehmann(xs, ys, 1.96).shift, fixture.hodgesLehmann);
  });

  test.each(fixtures.intervals)("the interval of a shift, variance times $inflation: $low to $high", (fixture) => {
    const ours = hodgesLehmann(fixture.xs, fixture.ys, twoSidedZ(0.05), fixture.inflation);
    same(ours.low, fixture.low);
    same(ours.high, fixture.high);
  });

  test.each(fixtures.benjaminiHochberg)("Benjamini-Hochberg of $ps.length", ({ ps, adjusted }) => {
    for (const [at, p] of benjaminiHochberg(ps).entries()) same(p, adjusted[at] ?? Number.NaN);
  });

  test.each(fixtures.quantiles)("the $share quantile of $values.length", ({ values, share, quantile }) => {
    same(quantileOf(values, share), quantile);
  });

  test.each(fixtures.normal)("the normal distribution beyond $z", ({ z, p }) => same(twoSidedP(z), p));

  test.each(fixtures.student)("Student's t beyond $t with $degrees degrees of freedom", ({ t, degrees, p }) => {
    same(twoSidedTP(t, degrees), p);
    same(twoSidedT(p, degrees), t);
  });
});
