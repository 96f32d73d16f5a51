using System.Globalization;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Cycles;
using Trading.Runtime.Dashboard;

namespace Trading.Runtime.Api;

/// <summary>Answers with the account's value over time.</summary>
internal sealed class EquityHandlers(ApiServices services)
{
    private const string Svg = "image/svg+xml";
    private const int WidthDefault = 1_000;
    private const int WidthMin = 200;
    private const int WidthMax = 4_000;

    private static readonly TimeSpan DefaultRange = TimeSpan.FromDays(30);

    private readonly EquityHistory _history = new(services.Store, services.Account);

    /// <summary>The curve from one time to another, as JSON or as a picture of some <c>width</c>.</summary>
    public async Task<ApiAnswer> EquityAsync(ApiCall call, CancellationToken cancellation)
    {
        var form = call.Accepts(ApiAnswer.Json, Svg);
        var width = WidthOf(call);
        var to = call.Time("to") ?? services.Clock.Now().AddMs(1);
        var from = call.Time("from") ?? to - DefaultRange;
        if (from >= to)
        {
            throw new InputException($"from: {from} is not before {to}");
        }

        var curve = await _history.ReadAsync(from, to, cancellation);
        if (form == ApiAnswer.Json)
        {
            return ApiAnswer.Of(ApiStatus.Ok, curve).With("Vary", "Accept");
        }

        return curve.Points.IsEmpty
            ? throw new ApiProblemException(ApiStatus.NotFound, $"account '{services.Account}' was not valued from {from} to {to}")
            : new ApiAnswer(ApiStatus.Ok, EquityPicture.ToSvg(curve, width, await CurrencyAsync(cancellation)), $"{Svg}; charset=utf-8").With("Vary", "Accept");
    }

    private async Task<string> CurrencyAsync(CancellationToken cancellation) =>
        (await services.Store.LoadAsync(services.Account, cancellation))?.Document.Products is [var first, ..] ? first.Id.Quote : "";

    private static int WidthOf(ApiCall call) => call.Request.Query("width") is not { } text ? WidthDefault
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is >= WidthMin and <= WidthMax ? width
        : throw new InputException($"width: '{text}' found; expected a whole number from {WidthMin} to {WidthMax}");
}
