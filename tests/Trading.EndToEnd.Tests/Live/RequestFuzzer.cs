using System.Globalization;
using System.Text;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Requests that are wrong in one way or several, the same ones from the same seed. None of them asks for anything to be changed.</summary>
internal sealed class RequestFuzzer(int seed, string key)
{
    private static readonly string[] Methods = ["PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "G", "PROPFIND", "\u0001", ""];

    private static readonly string[] Names =
    [
        "/api/health", "/api/health/detail", "/api/cycles", "/api/trades", "/api/kill-switch", "/api/backtests", "/api/alerts", "/api", "/", "*",
        "http://elsewhere.example/api/health", "/api/../../etc/passwd", "/api/cycles/%2e%2e/%2e%2e/trading.db", "/api/backtests/..%2f..%2fpolicy.yaml",
        "/api/trades/%00/why", "/api/trades/\\..\\..\\x/why", "//api//health", "/api/backtests/%c0%ae%c0%ae/report", "/api/trades/{id}/why", "/api/%ff%fe",
        "/objects/policies", "/trading.db", "/api/health;x=1", "/api/HEALTH", "/api/health/", "/api/trades/%F0%9F%92%A3/why", "/.git/config",
    ];

    private static readonly string[] Queries =
        ["", "", "?limit=0", "?limit=-1", "?limit=99999999999999999999", "?limit=1&limit=2", "?from=x", "?to=0000-00-00", "?from=9999-12-31T23:59:59Z", "?view=%00", "?code=", "?%", "?=&=&", "?view=' OR 1=1--"];

    private static readonly string[] Bodies =
    [
        "", "{", "[]", "null", "0", "\"", "{\"level\":null}", "{\"level\":{}}", "{\"level\":\"no-such\"}", "{\"level\":\"no-such\",\"level\":\"none\"}", "{\"kind\":\"backtest\"}",
        "{\"kind\":\"backtest\",\"dataset\":\"../../etc\"}", "{\"kind\":\"sweep\",\"dataset\":1e999}", "\uFEFF{}", "{\"\\ud800\":1}", "level=none", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
    ];

    private static readonly string[] Types = ["application/json; charset=utf-16", "text/xml", "multipart/form-data; boundary=", "x", ",", "application/x-www-form-urlencoded"];

    private static readonly string[] Accepts = ["application/json", "text/html", "q", ";q=2", "application/json;q=0", "image/*;q=NaN", "\u0080", ",,,,", "*/json"];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var request = Encoding.UTF8.GetBytes(Compose());
        return _random.Next(5) == 0 ? Damage(request) : request;
    }

    private string Compose()
    {
        var (method, body) = (Mostly(Pick("GET", "POST", "DELETE"), Methods), Body());
        var text = new StringBuilder($"{method} {Path()}{Pick(Queries)} HTTP/{Mostly("1.1", "1.0", "2.0", "9.9", "x")}\r\n");
        text.Append(Mostly("Host: 127.0.0.1\r\n", "Host: localhost\r\n", "Host: rebound.example\r\n", "", "Host: a\r\nHost: b\r\n", "Host: [::\r\n"));
        text.Append(Mostly($"x-functions-key: {key}\r\n", "x-functions-key: wrong\r\n", "x-functions-key:\r\n", "", $"x-functions-key: {new string('k', _random.Next(40_000))}\r\n"));
        text.Append(CultureInfo.InvariantCulture, $"Accept: {Mostly("*/*", Accepts)}\r\nContent-Type: {Mostly("application/json", Types)}\r\nConnection: close\r\n");
        for (var i = _random.Next(10) == 0 ? _random.Next(200) : 0; i > 0; i--)
        {
            text.Append(CultureInfo.InvariantCulture, $"X-{i}: {Noise(20)}\r\n");
        }

        return (_random.Next(12) switch
        {
            0 => text.Append(CultureInfo.InvariantCulture, $"Transfer-Encoding: chunked\r\n\r\n{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n0\r\n\r\n"),
            1 => text.Append(CultureInfo.InvariantCulture, $"Transfer-Encoding: chunked\r\n\r\n{Pick("zz", "-1", "ffffffffffffffff", "5", "")}\r\n{body}"),
            2 => text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Pick("-1", "x", "99999999999999999999", "10\r\nContent-Length: 11", "3", "1000000")}\r\n\r\n{body}"),
            _ => text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"),
        }).ToString();
    }

    private string Path() => _random.Next(8) switch
    {
        0 => $"/api/trades/{Noise(60)}/why",
        1 => $"/api/{new string('a', _random.Next(9_000))}",
        2 => $"{string.Concat(Enumerable.Repeat("/..", _random.Next(50)))}/etc/passwd",
        _ => Pick(Names),
    };

    private string Body() => _random.Next(6) switch
    {
        0 => string.Concat(Enumerable.Repeat("{\"a\":[", _random.Next(3_000))),
        1 => new string(' ', _random.Next(300_000)),
        2 => Noise(500),
        _ => Pick(Bodies),
    };

    private string Noise(int length) => string.Concat(Enumerable.Range(0, _random.Next(length)).Select(_ => Uri.EscapeDataString(((char)_random.Next(1, 0xD7FF)).ToString())));

    private byte[] Damage(byte[] request)
    {
        var all = request.ToList();
        for (var i = 1 + _random.Next(4); i > 0 && all.Count > 0; i--)
        {
            var at = _random.Next(all.Count);
            switch (_random.Next(4))
            {
                case 0:
                    all[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    all.Insert(at, (byte)_random.Next(256));
                    break;
                case 2:
                    all.RemoveAt(at);
                    break;
                default:
                    all.RemoveRange(at, all.Count - at);
                    break;
            }
        }

        return [.. all];
    }

    // Each part is as it should be three times of four: a request that is wrong all over is turned away before anybody looks at it.
    private string Mostly(string right, params string[] wrong) => _random.Next(4) > 0 ? right : Pick(wrong);

    private string Pick(params string[] among) => among[_random.Next(among.Length)];
}
