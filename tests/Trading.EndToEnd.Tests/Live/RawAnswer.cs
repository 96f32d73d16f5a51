using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>One HTTP answer, read from the bytes of a connection: what is not one is a fault.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">In lower case.</param>
/// <param name="Body">As its length says.</param>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private const string End = "\r\n\r\n";

    /// <summary>Whether it is one of the program; else it is of the server below it, which answers what is not HTTP.</summary>
    public bool IsOurs => Headers.ContainsKey("x-content-type-options");

    /// <exception cref="FormatException">Not an answer.</exception>
    public static RawAnswer Parse(string text, bool isHead)
    {
        var split = text.IndexOf(End, StringComparison.Ordinal);
        var lines = split < 0 ? throw new FormatException($"no end of headers: {text}") : text[..split].Split("\r\n");
        var first = lines[0].Split(' ');
        if (first is not ["HTTP/1.1", { Length: 3 } code, _, ..])
        {
            throw new FormatException($"not a status: {lines[0]}");
        }

        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1], StringComparer.Ordinal);
        var body = text[(split + End.Length)..];
        var length = headers.TryGetValue("content-length", out var said) ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        return isHead || Encoding.UTF8.GetByteCount(body) == length
            ? new RawAnswer(int.Parse(code, CultureInfo.InvariantCulture), headers, body)
            : throw new FormatException($"{Encoding.UTF8.GetByteCount(body)} bytes of {length}: {text}");
    }

    /// <summary>Holds it to what an answer to a wrong request may be.</summary>
    public void RequireProblem()
    {
        if (!IsOurs)
        {
            // The server below has no say in details, and says nothing.
            Assert.Contains(Status, (int[])[400, 405, 408, 411, 413, 414, 431, 505]);
            Assert.Equal("", Body);
            return;
        }

        if (Status is >= 200 and < 300 or 503)
        {
            Assert.Contains(Headers["content-type"].Split(';')[0], (string[])["application/json", "text/html", "text/css", "text/javascript"]);
            return;
        }

        Assert.InRange(Status, 400, 499);
        Assert.Equal("application/problem+json", Headers["content-type"]);
        using var problem = JsonDocument.Parse(Body);
        Assert.Equal(Status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }
}
