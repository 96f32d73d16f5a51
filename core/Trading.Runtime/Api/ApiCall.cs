using System.Globalization;
using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Api;

/// <summary>A request on the route that it is for.</summary>
/// <param name="Request">The request.</param>
/// <param name="Id">What stands in place of the route's parameter; empty where it has none.</param>
internal sealed record ApiCall(ApiRequest Request, string Id)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;

    public bool IsOpen => Request.Closed is null;

    /// <exception cref="InputException">Not a number, or too large.</exception>
    public int Limit() => Request.Query("limit") is not { } text ? LimitDefault
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LimitMax ? limit
        : throw new InputException($"limit: '{text}' found; expected a whole number from 1 to {LimitMax}");

    /// <summary>The one of several words that is asked for; the first where none is.</summary>
    /// <exception cref="InputException">Another word.</exception>
    public string Choice(string name, params string[] known) => Request.Query(name) is not { } text ? known[0]
        : known.Contains(text) ? text
        : throw new InputException($"{name}: '{text}' is not known; expected one of {string.Join(", ", known)}");

    /// <exception cref="InputException">Not a time.</exception>
    public Timestamp? Time(string name) => Request.Query(name) is not { } text ? null
        : Timestamp.TryParse(text, out var time) ? time
        : throw new InputException($"{name}: '{text}' is not a time; expected ISO-8601 such as 2024-10-01 or 2024-10-01T12:00:00Z");

    /// <summary>The one of several media types that is asked for; the first where all are as good.</summary>
    /// <exception cref="ApiProblemException">None of them.</exception>
    public string Accepts(params string[] offered) => AcceptHeader.Choose(Request.Accept, offered) ?? throw new ApiProblemException(
        ApiStatus.NotAcceptable, $"accept: there is only {string.Join(", ", offered)}");

    /// <summary>Refuses a body that does not say it is JSON.</summary>
    /// <exception cref="ApiProblemException">It is something else.</exception>
    public void RequireJson()
    {
        if (Request.ContentType?.Split(';')[0].Trim().Equals(ApiAnswer.Json, StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new ApiProblemException(ApiStatus.UnsupportedMediaType, $"content-type: expected {ApiAnswer.Json}");
        }
    }

    /// <summary>The body.</summary>
    /// <exception cref="ApiProblemException">It is larger.</exception>
    /// <exception cref="InputException">It ended too early or is not what HTTP says.</exception>
    public async Task<ReadOnlyMemory<byte>> BodyAsync(int bytesMax, CancellationToken cancellation)
    {
        // Room for one more byte tells a body that fits from one that does not.
        var content = new byte[bytesMax + 1];
        int length;
        try
        {
            length = await Request.Body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (IOException error)
        {
            throw new InputException($"the body could not be read: {error.Message}", error);
        }

        return length <= bytesMax
            ? content.AsMemory(0, length)
            : throw new ApiProblemException(ApiStatus.TooLarge, $"the body is too large; expected at most {bytesMax} bytes");
    }
}
