using Trading.Core.Backtesting.Sweeps;

namespace Trading.Core.Tests.Backtesting.Sweeps;

public sealed class SweepFileReaderTests
{
    private const string Head = "schema_version: 1\nsearch: grid\nbudget: 9\nkeys:\n";

    [Fact]
    public void Read_GridOfListsAndRanges_HasTheirValuesInOrder()
    {
        var file = SweepFileReader.Read(
            Head + "  risk.daily_stop_pct: [3, 2.50, null]\n  a.b: {from: 0.1, to: 0.5, step: 0.2}\n  c: {from: 1, to: 100, count: 3, scale: log}\n  d: {from: 10, to: 20, count: 4, integer: true}\n  e: [[x, y], []]\n",
            "sweep.yaml");

        Assert.Equal(("sweep.yaml", SweepSearch.Grid, 9, false), (file.Name, file.Search, file.Budget, file.IsInvalidSkipped));
        Assert.Equal(["3 2.50 null", "0.1 0.3 0.5", "1 10 100", "10 13 17 20", "[x, y] []"], file.Axes.Select(a => string.Join(' ', a.Values)));
    }

    [Theory]
    [InlineData("{from: 0, to: 1, step: 0.3}", "0 0.3 0.6 0.9")] // short of the end
    [InlineData("{from: 0, to: 0.3, step: 0.1}", "0 0.1 0.2 0.3")] // 3 x 0.1 is more than 0.3 in binary
    [InlineData("{from: -2, to: 2, count: 3}", "-2 0 2")]
    [InlineData("{from: 1, to: 3, count: 9, integer: true}", "1 2 3")] // each once
    [InlineData("{from: 15, to: 240, count: 5, scale: log}", "15 30 60 120 240")]
    [InlineData("{from: 7, to: 9, count: 1}", "7")]
    public void Read_Range_GivesTheseNumbers(string range, string expected) =>
        Assert.Equal(expected, string.Join(' ', SweepFileReader.Read($"{Head}  a: {range}\n", "s").Axes[0].Values));

    [Theory]
    [InlineData("search: grid\nbudget: 1\nkeys: {a: [1]}", "s:1: schema_version is missing; expected a whole number from 0")]
    [InlineData("schema_version: 2\nsearch: grid\nbudget: 1\nkeys: {a: [1]}", "s:1: schema_version is '2'; expected 1")]
    [InlineData("schema_version: 1\nsearch: gird\nbudget: 1\nkeys: {a: [1]}", "s:2: search is 'gird'; expected grid or random")]
    [InlineData("schema_version: 1\nsearch: grid\nbudget: 0\nkeys: {a: [1]}", "s:3: budget is '0'; expected a whole number from 1 to 100000")]
    [InlineData("schema_version: 1\nsearch: grid\nkeys: {a: [1]}", "s:1: budget is missing; expected a whole number from 1 to 100000")]
    [InlineData("schema_version: 1\nsearch: grid\nbudget: 1\n", "s:1: keys is missing; expected a map of policy keys and their values")]
    [InlineData("schema_version: 1\nsearch: grid\nbudget: 1\nkeys: {}", "s:4: keys is empty or not a map")]
    [InlineData("schema_version: 1\nsearch: grid\nbudgt: 1\nkeys: {a: [1]}", "s:3: budgt is not a known key; expected one of schema_version, name, search, budget, seed, skip_invalid, keys; did you mean budget?")]
    [InlineData(Head + "  a: 5", "s:5: keys.a is '5'; expected a list of values such as [4, 6, 8] or a range such as {from: 4, to: 8, step: 2}")]
    [InlineData(Head + "  a: []", "s:5: keys.a is an empty list; expected")]
    [InlineData(Head + "  a: {from: 1}", "s:5: keys.a.to is missing; expected a number such as 2.5")]
    [InlineData(Head + "  a: {from: x, to: 2}", "s:5: keys.a.from is 'x'; expected a number such as 2.5")]
    [InlineData(Head + "  a: {from: 2, to: 1, step: 1}", "s:5: keys.a: from 2 is not below to 1")]
    [InlineData(Head + "  a: {from: 1, to: 2, step: 0}", "s:5: keys.a: step is 0; expected a positive number")]
    [InlineData(Head + "  a: {from: 1, to: 2, step: 1, count: 2}", "s:5: keys.a: it has step and count; expected one of them")]
    [InlineData(Head + "  a: {from: 0, to: 2, count: 3, scale: log}", "s:5: keys.a: from is 0 on a log scale; expected a positive number")]
    [InlineData(Head + "  a: {from: 1, to: 2, step: 1, scale: log}", "s:5: keys.a: it has step on a log scale; expected count")]
    [InlineData(Head + "  a: {from: 1, to: 2, step: 1, scale: cubic}", "s:5: keys.a.scale is 'cubic'; expected linear or log")]
    [InlineData(Head + "  a: {from: 1, to: 2, steps: 1}", "s:5: keys.a.steps is not a known key; expected one of from, to, step, count, scale, integer; did you mean step?")]
    [InlineData(Head + "  a: {from: 0, to: 1, step: 0.000001}", "s:5: keys.a: it has more than 100000 steps")]
    [InlineData(Head + "  a: {from: 1, to: 2}", "s:5: keys.a is a range without steps; expected step or count, as a grid needs single values")]
    [InlineData(Head + "  a: [1]\n  a: [2]", "s:6: the key 'a' stands twice")]
    [InlineData("", "s: the file is empty")]
    public void Read_WhatCannotBeMeant_NamesLineFieldAndExpectation(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => SweepFileReader.Read(yaml, "s")).Message, StringComparison.Ordinal);
}
