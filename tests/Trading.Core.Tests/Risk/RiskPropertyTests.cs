using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>What holds for every account, every set of caps and every batch of proposals.</summary>
public class RiskPropertyTests
{
    private static readonly ProductId[] Products = [CycleWorld.Ada, CycleWorld.Btc, CycleWorld.Eth, CycleWorld.Sol];

    private static readonly Gen<Case> Cases =
        from caps in Gen.Choose(1, 400).ArrayOf(4)
        from counts in Gen.Choose(1, 5).ArrayOf(2)
        from held in Gen.Choose(0, 400).ArrayOf(4)
        from reserved in Gen.Choose(0, 300).ArrayOf(4)
        from isUnknown in Gen.Elements(true, false)
        from sizes in Gen.Choose(0, 600).ArrayOf(4)
        from convictions in Gen.Choose(30, 40).ArrayOf(4)
        from cash in Gen.Choose(0, 2000)
        from order in Gen.Shuffle(new[] { 0, 1, 2, 3 })
        select new Case(caps, counts, held, reserved, isUnknown, sizes, convictions, cash, order);

    [Fact]
    public void Assess_AnyBatch_NeverExceedsTheCeilingNorAnyCap() => Properties.Check(Cases, c =>
    {
        var exposure = Products.Select((_, i) => c.ExposureOf(i)).ToArray();
        var free = c.Cash - Products.Select((_, i) => c.ReservedOf(i)).Sum();
        foreach (var verdict in c.Assess(c.Policy, [0, 1, 2, 3]).Where(v => v.IsApproved))
        {
            var (index, size) = (verdict.Proposal.ProductIndex, verdict.Approved!.Size.Amount);
            exposure[index] += size;
            free -= size;
            if (size < 5
                || size > verdict.Proposal.SizeCeiling.Amount
                || exposure[index] > 100 * c.PositionCapPct
                || (index is 1 or 2 && exposure[1] + exposure[2] > 100 * c.ClusterCapPct)
                || exposure.Sum() > 100 * c.TotalCapPct
                || free < 0)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Assess_AnyBatch_NeverExceedsTheCounts() => Properties.Check(Cases, c =>
    {
        var verdicts = c.Assess(c.Policy, [0, 1, 2, 3]);
        var approved = verdicts.Count(v => v.IsApproved);
        var before = Products.Where((_, i) => c.ExposureOf(i) > 0).Count();
        var opened = verdicts.Count(v => v.IsApproved && c.ExposureOf(v.Proposal.ProductIndex) == 0);
        return approved <= c.Counts[0] && (opened == 0 || before + opened <= c.Counts[1]);
    });

    [Fact]
    public void Assess_ShuffledBatch_GivesTheSameVerdicts() => Properties.Check(Cases, c =>
        Texts(c.Assess(c.Policy, [0, 1, 2, 3])).SequenceEqual(Texts(c.Assess(c.Policy, c.Order)), StringComparer.Ordinal));

    [Fact]
    public void Assess_Twice_GivesTheSameVerdicts() => Properties.Check(Cases, c =>
        Texts(c.Assess(c.Policy, c.Order)).SequenceEqual(Texts(c.Assess(c.Policy, c.Order)), StringComparer.Ordinal));

    [Fact]
    public void Assess_SingleProposalAndLooserCap_NeverGetsLess() => Properties.Check(
        from c in Cases
        from index in Gen.Choose(0, 3)
        from cap in Gen.Choose(0, Looser.Length - 1)
        from further in Gen.Choose(1, 100)
        select (c, index, cap, further),
        t =>
        {
            var before = t.c.Assess(t.c.Policy, [t.index]).FirstOrDefault();
            var after = t.c.Assess(t.c.Policy with { Risk = Looser[t.cap](t.c.Policy.Risk, t.further) }, [t.index]).FirstOrDefault();
            return before is null || !before.IsApproved || (after!.IsApproved && after.Approved!.Size >= before.Approved!.Size);
        });

    private static readonly Func<RiskPolicy, int, RiskPolicy>[] Looser =
    [
        (r, further) => r with { PositionCapPctNav = r.PositionCapPctNav + (further / 100m) },
        (r, further) => r with { TotalExposurePctNav = r.TotalExposurePctNav + (further / 100m) },
        (r, further) => r with
        {
            Clusters = r.Clusters.ToDictionary(e => e.Key, e => e.Value with { CapPctNav = e.Value.CapPctNav + (further / 100m) }),
        },
        (r, further) => r with { MaxOpenPositions = r.MaxOpenPositions + further },
        (r, further) => r with { MaxNewPositionsPerCycle = r.MaxNewPositionsPerCycle + further },
        (r, further) => r with { DailyStopPct = r.DailyStopPct + further, WeeklyStopPct = r.WeeklyStopPct + further, MaxDrawdownPct = r.MaxDrawdownPct + further },
        (r, further) => r with { CandleAgeSecondsMax = r.CandleAgeSecondsMax + further, ApiErrorsMax = r.ApiErrorsMax + further },
    ];

    private static IEnumerable<string> Texts(List<RiskVerdict> verdicts) =>
        verdicts.Select(v => $"{v.Proposal.Product} {v.Approved?.Size} {string.Join(';', v.Checks)}");

    /// <summary>An account of NAV 10,000 and prices of 100, so that one hundredth of a unit is a dollar and a basis point of NAV.</summary>
    private sealed record Case(
        int[] Caps, int[] Counts, int[] Held, int[] Reserved, bool IsUnknown, int[] Sizes, int[] Convictions, int Cash, int[] Order)
    {
        private static readonly TradingPolicy Base = TestPolicies.ShippedWith(RiskProbe.Unpaced);

        public decimal PositionCapPct => Caps[0] / 100m;

        public decimal ClusterCapPct => Caps[1] / 50m;

        public decimal TotalCapPct => Caps[2] / 25m;

        public TradingPolicy Policy => Base with
        {
            Risk = Base.Risk with
            {
                PositionCapPctNav = PositionCapPct,
                TotalExposurePctNav = TotalCapPct,
                Clusters = new Dictionary<string, ClusterCap>
                {
                    ["PAIR"] = new ClusterCap { CapPctNav = ClusterCapPct, Assets = ["BTC", "ETH"] },
                },
                MaxNewPositionsPerCycle = Counts[0],
                MaxOpenPositions = Counts[1],
                Pyramiding = Base.Risk.Pyramiding with { IsOn = true },
            },
        };

        public decimal ReservedOf(int index) => IsOut(index) ? Reserved[index] : 0;

        public decimal ExposureOf(int index) => (IsHeld(index) ? Held[index] : 0) + ReservedOf(index);

        public List<RiskVerdict> Assess(TradingPolicy policy, int[] order)
        {
            var probe = new RiskProbe(policy);
            for (var i = 0; i < Products.Length; i++)
            {
                if (IsHeld(i))
                {
                    probe.Hold(Products[i], Held[i] / 100m);
                }

                if (IsOut(i))
                {
                    probe.LeaveOpen(Products[i], Reserved[i], IsUnknown ? OrderState.Unknown : OrderState.Open);
                }
            }

            probe.World.State = probe.World.State with { Ledger = Trading.Core.Portfolio.Ledger.Open(new Money(Cash)) };
            Proposal[] proposals = [.. order
                .Where(i => Sizes[i] > 0)
                .Select(i => probe.Wants(Products[i], Sizes[i], Convictions[i] / 100.0))];
            return probe.Assess(proposals);
        }

        private bool IsHeld(int index) => Held[index] is > 0 and < 200;

        private bool IsOut(int index) => Reserved[index] is > 0 and < 100;
    }
}
