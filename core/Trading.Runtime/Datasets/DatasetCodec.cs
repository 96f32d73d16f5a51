using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>One month's file: what is in it, whatever it is for. The only place that knows the format.</summary>
internal sealed class DatasetCodec
{
    public static void Write(Stream stream, CandleColumns candles)
    {
        using var w = new BinaryWriter(stream, System.Text.Encoding.UTF8, true);
        w.Write(candles.Count);
        for (var i = 0; i < candles.Count; i++)
        {
            w.Write(candles.OpenTimeMs[i]); w.Write(candles.Open[i]); w.Write(candles.High[i]); w.Write(candles.Low[i]); w.Write(candles.Close[i]); w.Write(candles.Volume[i]);
        }
    }

    public static void Write(Stream stream, QuoteColumns quotes)
    {
        using var w = new BinaryWriter(stream, System.Text.Encoding.UTF8, true);
        w.Write(quotes.Count);
        for (var i = 0; i < quotes.Count; i++)
        {
            w.Write(quotes.AtMs[i]); w.Write(quotes.Bid[i]); w.Write(quotes.Ask[i]); w.Write(quotes.BidSize[i]); w.Write(quotes.AskSize[i]); w.Write(quotes.DepthNotional[i]);
        }
    }

    public void Read(Stream stream, string source, CandleColumns into)
    {
        try
        {
            using var r = new BinaryReader(stream, System.Text.Encoding.UTF8, true);
            into.Clear();
            var n = r.ReadInt32();
            for (var i = 0; i < n; i++)
            {
                into.Append(new Candle(new(r.ReadInt64()), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble()));
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InputException($"{source}: {e.Message}", e);
        }
    }

    public void Read(Stream stream, string source, QuoteColumns into)
    {
        try
        {
            using var r = new BinaryReader(stream, System.Text.Encoding.UTF8, true);
            into.Clear();
            var n = r.ReadInt32();
            for (var i = 0; i < n; i++)
            {
                into.Append(new Quote(new(r.ReadInt64()), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble()));
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InputException($"{source}: {e.Message}", e);
        }
    }
}
