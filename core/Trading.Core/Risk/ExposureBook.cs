using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Portfolio;

namespace Trading.Core.Risk;

/// <summary>
/// Exposure as the caps count it: holdings at their mark, what open and unknown entries have reserved, and what this cycle approved.
/// </summary>
internal sealed class ExposureBook
{
    private readonly RiskPolicy _policy;
    private readonly Money _nav;
    private readonly decimal _positionCapMultiplier;
    private readonly decimal _capShare;
    private readonly Dictionary<ProductId, Money> _byProduct = [];
    private Money _freeCash;

    public ExposureBook(RiskPolicy policy, decimal positionCapMultiplier, in RiskContext context)
        : this(policy, positionCapMultiplier, context.Account, context.State.CapShare, context.Market)
    {
    }

    public ExposureBook(RiskPolicy policy, decimal positionCapMultiplier, in AccountView account, decimal capShare, MarketSnapshot market)
    {
        _policy = policy;
        _positionCapMultiplier = positionCapMultiplier;
        _capShare = capShare;
        _nav = account.Nav;
        _freeCash = account.FreeCash;
        foreach (var position in account.Positions)
        {
            Add(position.Product, Nav.MarkOf(position.Product, market) * position.Held);
        }

        foreach (var order in account.Orders)
        {
            if (order.Intent.Leg == OrderLeg.Entry && !order.IsTerminal)
            {
                Add(order.Intent.Product, order.Reserved);
            }
        }
    }

    /// <summary>Products held or being bought.</summary>
    public int OpenPositions => _byProduct.Count;

    public bool Holds(ProductId product) => _byProduct.ContainsKey(product);

    /// <summary>This cycle approved an entry of this size.</summary>
    public void Approve(ProductId product, Money size)
    {
        Add(product, size);
        _freeCash -= size;
    }

    /// <summary>Room under each cap, the tightest last word; each cap adds its check, failing where no room is left.</summary>
    public Money Room(ProductId product, List<RiskCheck> checks)
    {
        var room = CapRoom(
            RiskReason.PositionCap, _byProduct.GetValueOrDefault(product), _policy.PositionCapPctNav * _positionCapMultiplier, checks);

        var clusterRoom = Money.Zero;
        var isClustered = false;
        foreach (var cluster in _policy.Clusters.Values)
        {
            if (cluster.Assets.Contains(product.Base))
            {
                var left = CapRoom(RiskReason.ClusterCap, InCluster(cluster), cluster.CapPctNav, checks);
                clusterRoom = isClustered ? Money.Min(clusterRoom, left) : left;
                isClustered = true;
            }
        }

        room = isClustered ? Money.Min(room, clusterRoom) : room;
        room = Money.Min(room, CapRoom(RiskReason.TotalExposure, Total(), _policy.TotalExposurePctNav, checks));
        checks.Add(new RiskCheck(RiskReason.NoCash, _freeCash.IsPositive, _freeCash.Amount, 0));
        return Money.Min(room, _freeCash);
    }

    /// <summary>Every exposure against its cap.</summary>
    public ExposureReading Read() => new()
    {
        Total = Total(),
        TotalCap = CapOf(_policy.TotalExposurePctNav),
        PositionCap = PositionCap,
        Products =
        [
            .. _byProduct.OrderBy(entry => entry.Key)
                .Select(entry => new ExposureLine(entry.Key.Value, entry.Value, PositionCap)),
        ],
        Clusters =
        [
            .. _policy.Clusters.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => new ExposureLine(entry.Key, InCluster(entry.Value), CapOf(entry.Value.CapPctNav)))
                .Where(line => line.Exposure.IsPositive),
        ],
    };

    private Money PositionCap => CapOf(_policy.PositionCapPctNav * _positionCapMultiplier);

    private Money CapOf(decimal capPctNav) => _nav * (capPctNav * _capShare / 100m);

    private Money CapRoom(RiskReason reason, Money exposure, decimal capPctNav, List<RiskCheck> checks)
    {
        var cap = CapOf(capPctNav);
        checks.Add(new RiskCheck(reason, exposure < cap, exposure.Amount, cap.Amount));
        return cap - exposure;
    }

    private Money InCluster(ClusterCap cluster)
    {
        var sum = Money.Zero;
        foreach (var (product, exposure) in _byProduct)
        {
            sum += cluster.Assets.Contains(product.Base) ? exposure : Money.Zero;
        }

        return sum;
    }

    private Money Total()
    {
        var sum = Money.Zero;
        foreach (var exposure in _byProduct.Values)
        {
            sum += exposure;
        }

        return sum;
    }

    private void Add(ProductId product, Money exposure) =>
        _byProduct[product] = _byProduct.GetValueOrDefault(product) + exposure;
}
