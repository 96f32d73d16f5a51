namespace Trading.Core.MarketData.Synthetic;

/// <summary>Follows one product for one planted edge: sees a price each quarter-hour, says how the next one drifts.</summary>
internal sealed class EdgeTracker(PlantedEdge edge)
{
    private const int Hour = 4;
    private const int Day = 96;
    private const int HoursInMean = 20;
    private const double NearHigh = 0.995;
    private readonly double[] _prices = new double[Day + 1];
    private readonly int _shiftLength = Math.Max(1, (int)Math.Round(edge.Hours * 4));
    private readonly int _cooldown = (int)Math.Round(edge.CooldownHours * 4);
    private readonly double _giveBack = edge.GiveBackDays > 0 ? 1 - PinnedExp.Exp(-1 / (edge.GiveBackDays * Day)) : 0;
    private int _seen;
    private int _shiftLeft;
    private int _cooldownLeft;
    private double _owed;

    /// <summary>The log drift of the quarter-hour that begins.</summary>
    public double NextDrift()
    {
        if (_shiftLeft > 0)
        {
            _shiftLeft--;
            var shift = edge.DriftBps / 10_000 / _shiftLength;
            _owed += shift;
            return shift;
        }

        _cooldownLeft = Math.Max(0, _cooldownLeft - 1);
        var back = _owed * _giveBack;
        _owed -= back;
        return -back;
    }

    /// <summary>The price at the end of a quarter-hour, in order.</summary>
    public void Observe(double price)
    {
        _prices[_seen % _prices.Length] = price;
        _seen++;
        if (_shiftLeft == 0 && _cooldownLeft == 0 && _seen > Day && Holds(price))
        {
            _shiftLeft = _shiftLength;
            _cooldownLeft = _cooldown;
        }
    }

    private bool Holds(double price) => edge.Kind switch
    {
        PlantedEdgeKind.Burst => price >= Ago(Hour) * (1 + (edge.ThresholdPct / 100)),
        PlantedEdgeKind.MeanReversion => price <= MeanOfHours() * (1 - (edge.ThresholdPct / 100)),
        _ => price >= Ago(Day) * (1 + (edge.ThresholdPct / 100)) && price >= NearHigh * HighOfDay(),
    };

    private double Ago(int quarterHours) => _prices[(_seen - 1 - quarterHours) % _prices.Length];

    private double MeanOfHours()
    {
        double sum = 0;
        for (var hour = 0; hour < HoursInMean; hour++)
        {
            sum += Ago(hour * 4);
        }

        return sum / HoursInMean;
    }

    private double HighOfDay()
    {
        var high = Ago(0);
        for (var i = 1; i < Day; i++)
        {
            high = Math.Max(high, Ago(i));
        }

        return high;
    }
}
