namespace Trading.Core.MarketData.Csv;

/// <summary>
/// The most digits that a source printed after the decimal point, without trailing zeros: all it says of increments.
/// Texts of more than 15 significant digits are a float's artefacts and are not counted.
/// </summary>
/// <param name="Price">Over open, high, low and close.</param>
/// <param name="Volume">Over base volume.</param>
public readonly record struct PrintedDecimals(int Price, int Volume)
{
    public PrintedDecimals Max(PrintedDecimals other) => new(Math.Max(Price, other.Price), Math.Max(Volume, other.Volume));
}
