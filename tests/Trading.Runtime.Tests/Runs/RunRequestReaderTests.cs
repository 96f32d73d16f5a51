using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Policies;
using Trading.Runtime.Runs;
using Interval = Trading.Core.Market.Interval;

namespace Trading.Runtime.Tests.Runs;

public class RunRequestReaderTests
{
    private const string Engine = "0.1.0-test";
    private const string Sweep = """{"file":"schema_version: 1\nsearch: grid\nbudget: 2\nkeys:\n  rules.table[momentum_breakout].stop_pct: [4, 6]\n"}""";

    private static readonly string Dataset = new('d', 64);

    [Fact]
    public void Read_KindAndDatasetAlone_TakesWhatTheCommandLineTakes()
    {
        var posted = Read($$"""{"kind":"backtest","dataset":"{{Dataset}}"}""");
        var (request, run) = (posted.Request, posted.Request.Run);
        var shipped = PolicySource.Load(null);
        Assert.Equal((RunKind.Backtest, Dataset, Engine, 1), (request.Kind, request.DatasetId, request.EngineVersion, request.Stages));
        Assert.Equal(new RunPolicy(PolicyHash.Of(shipped), shipped.Name), request.Policy);
        Assert.Equal(shipped.Name, posted.Policy!.Name);
        Assert.Equal((0, null, null, null, RangeSplit.None, 0, 1UL), (run.Products.Length, run.Candles, run.From, run.To, run.Split, run.FeeSchedules.Length, run.Seed));
        Assert.Equal([FillMode.Base], run.FillModes.AsEnumerable());
    }

    [Fact]
    public void Read_EveryMember_IsTaken()
    {
        var request = Read($$"""
            {"kind":"walk_forward","dataset":"{{Dataset}}","policy":{"yaml":"extends: shipped\nname: mine\n"},"products":["ETH-USD","BTC-USD","ETH-USD"],
             "interval":"15m","from":"2024-01-01","to":"2024-06-01T12:00:00Z","split":"none","fill":["pessimistic"],"fees":["taker_120"],"seed":18446744073709551615,
             "sweep":{"file":{{Sweep[8..^1]}},"objective":"calmar","trades_min":7},
             "walk_forward":{"mode":"anchored","in_sample_days":30,"out_of_sample_days":10,"embargo_days":0},"engine":"{{Engine}}"}
            """).Request;
        var run = request.Run;
        Assert.Equal("mine", request.Policy.Name);
        Assert.Equal(["BTC-USD", "ETH-USD"], run.Products.Select(p => p.Value));
        Assert.Equal((Interval.QuarterHour, Timestamp.Utc(2024, 1, 1), Timestamp.Utc(2024, 6, 1, 12), ulong.MaxValue), (run.Candles, run.From, run.To, run.Seed));
        Assert.Equal((FillMode.Pessimistic, "taker_120"), (Assert.Single(run.FillModes), Assert.Single(run.FeeSchedules)));
        Assert.Equal((Objective.Calmar, 7), (request.Sweep!.Objective, request.Sweep.TradesMin));
        Assert.Equal(new RunWalk(WalkForwardMode.Anchored, 30, 10, 0), request.Walk);
        Assert.Equal(2, request.Stages);
    }

    [Fact]
    public void Read_CanonicalForm_IsTheSameRun()
    {
        foreach (var json in (string[])[
            $$"""{"kind":"backtest","dataset":"{{Dataset}}","seed":9}""",
            $$"""{"kind":"sweep","dataset":"{{Dataset}}","sweep":{{Sweep}},"split":"year"}""",
            $$"""{"kind":"walk_forward","dataset":"{{Dataset}}","sweep":{{Sweep}},"walk_forward":{"embargo_days":3},"from":"2024-01-01"}"""])
        {
            var request = Read(json).Request;
            var again = RunRequestReader.Read(request.ToJson(), Engine);
            Assert.Equal(request.ToJson(), again.Request.ToJson());
            Assert.Equal(request.Id, again.Request.Id);
            Assert.Equal(ContentHash.Of(request.ToJson()), request.Id);

            // It names the policy by hash: whoever has it need not send it.
            Assert.Null(again.Policy);
        }
    }

    [Fact]
    public void Id_OrderOfMembersAndWhatIsTheDefault_MakeNoDifference()
    {
        string[] members =
        [
            "\"kind\":\"backtest\"", $"\"dataset\":\"{Dataset}\"", "\"split\":\"month\"", "\"seed\":1", "\"fill\":[\"base\"]", "\"fees\":[]", "\"products\":null",
            "\"from\":\"2024-01-01\"", "\"interval\":\"15m\"",
        ];
        var id = Read($$"""{"kind":"backtest","dataset":"{{Dataset}}","split":"month","from":"2024-01-01T00:00:00Z","interval":"900s"}""").Request.Id;
        var spaces = Gen.Elements("", " ", "\n", "\t  ");
        var shuffled = from order in Gen.Shuffle(members)
                       from space in spaces
                       select $"{{{space}{string.Join($"{space},{space}", order)}{space}}}";
        Prop.ForAll(shuffled.ToArbitrary(), json => Read(json).Request.Id == id)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20_260_101, 1_234_567));
    }

    [Fact]
    public void Id_AnythingThatMatters_ChangesIt()
    {
        string[] others =
        [
            "", ",\"seed\":2", ",\"split\":\"month\"", ",\"fill\":[\"pessimistic\"]", ",\"fees\":[\"default\"]", ",\"products\":[\"BTC-USD\"]", ",\"interval\":\"15m\"",
            ",\"from\":\"2024-01-01\"", ",\"to\":\"2024-01-01\"", ",\"policy\":{\"yaml\":\"extends: shipped\\nname: mine\"}",
        ];
        var ids = others.Select(more => Read($$"""{"kind":"backtest","dataset":"{{Dataset}}"{{more}}}""").Request.Id).ToList();
        ids.Add(RunRequestReader.Read(Encoding.UTF8.GetBytes($$"""{"kind":"backtest","dataset":"{{Dataset}}"}"""), "0.1.0-other").Request.Id);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("", "body: not JSON")]
    [InlineData("[]", "body: is a list; expected an object")]
    [InlineData("null", "body: is null; expected an object")]
    [InlineData("{\"kind\":\"backtest\",\"kind\":\"sweep\"}", "body: not JSON")]
    [InlineData("{\"a\":\"\\ud800\"}", "body: not JSON")]
    [InlineData("{\"kind\":[[[[[[[[[1]]]]]]]]]}", "body: not JSON")]
    [InlineData("{}", "kind: is missing; expected one of backtest, sweep, walk_forward")]
    [InlineData("{\"kind\":\"backtst\"}", "kind: 'backtst' is not known; expected one of backtest, sweep, walk_forward; did you mean backtest?")]
    [InlineData("{\"kind\":1}", "kind: 1; expected a text")]
    [InlineData("{\"kind\":\"backtest\"}", "dataset: is missing; expected the id of a dataset: 64 hexadecimal digits")]
    [InlineData("{\"kind\":\"backtest\",\"dataset\":\"../data\"}", "dataset: 'data' is not the id of a dataset")]
    [InlineData("{\"kind\":\"backtest\",\"dataset\":\"https://example.com/a\"}", "is not the id of a dataset")]
    [InlineData("DATA,\"path\":\"/etc/passwd\"}", "path: is not known; expected one of kind, dataset, policy")]
    [InlineData("DATA,\"sed\":1}", "sed: is not known; expected one of kind, dataset, policy, products, interval, from, to, split, fill, fees, seed, sweep, walk_forward, engine; did you mean seed?")]
    [InlineData("DATA,\"seed\":-1}", "seed: -1; expected a whole number from 0 on")]
    [InlineData("DATA,\"seed\":\"1\"}", "seed: '1'; expected a whole number from 0 on")]
    [InlineData("DATA,\"seed\":1.5}", "seed: 1.5; expected a whole number")]
    [InlineData("DATA,\"from\":\"monday\"}", "from: 'monday'; expected a time in ISO-8601")]
    [InlineData("DATA,\"from\":\"2024-02-01\",\"to\":\"2024-01-01\"}", "from: 2024-02-01T00:00:00Z is not before to 2024-01-01T00:00:00Z")]
    [InlineData("DATA,\"split\":\"week\"}", "split: 'week' is not known; expected one of none, year, quarter, month")]
    [InlineData("DATA,\"fill\":\"base\"}", "fill: 'base'; expected a list of texts")]
    [InlineData("DATA,\"fill\":[\"best\"]}", "fill: 'best' is not known; expected one of optimistic, base, pessimistic")]
    [InlineData("DATA,\"fill\":[\"base\",\"base\",\"base\",\"base\"]}", "fill: 4 found; expected at most 3")]
    [InlineData("DATA,\"products\":[\"BTC\"]}", "products: 'BTC' is not a product")]
    [InlineData("DATA,\"products\":[1]}", "products: 1; expected a text")]
    [InlineData("DATA,\"interval\":\"15\"}", "interval: '15' is not an interval")]
    [InlineData("DATA,\"policy\":\"shipped\"}", "policy: 'shipped'; expected an object")]
    [InlineData("DATA,\"policy\":{}}", "hash: is missing; expected the hash of an archived policy")]
    [InlineData("DATA,\"policy\":{\"hash\":\"12\"}}", "hash: '12' is not the hash of an archived policy")]
    [InlineData("DATA,\"policy\":{\"path\":\"policy.yaml\"}}", "policy.path: is not known; expected one of hash, name, yaml")]
    [InlineData("DATA,\"policy\":{\"yaml\":\"extends: shipped\\nname: a\\nrisk: {daily_stop_pt: 3}\"}}", "policy.yaml:3: risk.daily_stop_pt is not a known key")]
    [InlineData("DATA,\"policy\":{\"yaml\":\"a: &x 1\"}}", "policy.yaml:1")]
    [InlineData("DATA,\"policy\":{\"yaml\":\"extends: shipped\",\"name\":\"x\"}}", "policy: has yaml and beside it hash or name")]
    [InlineData("DATA,\"sweep\":{\"file\":\"\"}}", "sweep: is for the kinds sweep and walk_forward; found with backtest")]
    [InlineData("DATA,\"walk_forward\":{}}", "walk_forward: is for the kind walk_forward; found with backtest")]
    [InlineData("DATA,\"engine\":\"0.0.9\"}", "engine: '0.0.9' is other code than this program's, 0.1.0-test")]
    [InlineData("SWEEP}", "sweep: is missing; expected an object with the text of a sweep.yaml as file")]
    [InlineData("SWEEP,\"sweep\":{}}", "sweep.file: is missing; expected the text of a sweep.yaml")]
    [InlineData("SWEEP,\"sweep\":{\"file\":\"search: grid\"}}", "sweep.file")]
    [InlineData("SWEEP,\"sweep\":{\"file\":\"schema_version: 1\\nsearch: random\\nbudget: 2001\\nkeys: {a: {from: 1, to: 2}}\"}}", "sweep.file: budget is 2001; expected at most 2000")]
    [InlineData("SWEEP,\"sweep\":GOOD,\"fees\":[\"a\",\"b\"]}", "fees: several found; expected one, as each variant is run once")]
    [InlineData("SWEEP,\"sweep\":{\"objective\":\"luck\",\"file\":\"schema_version: 1\\nsearch: grid\\nbudget: 2\\nkeys: {a: [1, 2]}\"}}", "sweep.objective: 'luck' is not known; expected one of")]
    [InlineData("WALK,\"sweep\":GOOD,\"split\":\"month\"}", "split: 'month' found; expected none, as a walk-forward has windows")]
    [InlineData("WALK,\"sweep\":GOOD,\"walk_forward\":{\"in_sample_days\":0}}", "walk_forward.in_sample_days: 0; expected a whole number from 1 to 36500")]
    [InlineData("WALK,\"sweep\":GOOD,\"walk_forward\":{\"mode\":\"rollin\"}}", "walk_forward.mode: 'rollin' is not known; expected one of rolling, anchored; did you mean rolling?")]
    public void Read_BadInput_SaysWhichFieldWhatWasFoundAndWhatWasExpected(string json, string expected)
    {
        var text = json.Replace("DATA", $$"""{"kind":"backtest","dataset":"{{Dataset}}" """, StringComparison.Ordinal)
            .Replace("SWEEP", $$"""{"kind":"sweep","dataset":"{{Dataset}}" """, StringComparison.Ordinal)
            .Replace("WALK", $$"""{"kind":"walk_forward","dataset":"{{Dataset}}" """, StringComparison.Ordinal)
            .Replace("GOOD", Sweep, StringComparison.Ordinal);
        var error = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooLarge_SaysHowLargeItMayBe()
    {
        Refused("body: ", new string(' ', RunRequestReader.BytesMax + 1));
        Refused("policy.yaml: 65537 characters; expected at most 65536", Json($$""","policy":{"yaml":"{{new string('#', 65_537)}}"}"""));
        Refused("products: 501 found; expected at most 500", Json($",\"products\":[{string.Join(',', Enumerable.Range(0, 501).Select(i => $"\"A{i}-USD\""))}]"));
        Refused("policy.name: ", Json($$""","policy":{"yaml":"extends: shipped\nname: {{new string('n', 101)}}"}"""));
        Refused("sweep.file: 17 keys; expected at most 16", Json(
            $$""","sweep":{"file":"schema_version: 1\nsearch: grid\nbudget: 2\nkeys: { {{string.Join(", ", Enumerable.Range(0, 17).Select(i => $"k{i}: [1]"))}} }"}""", "sweep"));
    }

    [Fact]
    public void Read_AnyBytes_GivesARequestOrOneMessage()
    {
        // Bytes of a good request, some of them replaced.
        var good = Encoding.UTF8.GetBytes(Json($$""","sweep":{{Sweep}},"walk_forward":{"mode":"rolling"},"seed":5""", "walk_forward"));
        var damage = Gen.Choose(0, good.Length - 1).Zip(Gen.Choose(0, 255)).ListOf();
        Prop.ForAll(damage.ToArbitrary(), changes =>
        {
            byte[] json = [.. good];
            foreach (var (at, value) in changes)
            {
                json[at] = (byte)value;
            }

            try
            {
                return RunRequestReader.Read(json, Engine).Request.Id.Length == 64;
            }
            catch (InputException error)
            {
                return error.Message.Length > 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20_260_101, 1_234_567));
    }

    private static void Refused(string expected, string json) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static string Json(string more, string kind = "backtest") => $$"""{"kind":"{{kind}}","dataset":"{{Dataset}}"{{more}}}""";

    private static PostedRun Read(string json) => RunRequestReader.Read(Encoding.UTF8.GetBytes(json), Engine);
}
