namespace Trading.Core.MarketData.Csv;

/// <summary>A forward-only stream with bytes put before it and after it.</summary>
internal sealed class FramedStream(byte[] before, Stream middle, byte[] after) : Stream
{
    private int _beforeGiven;
    private int _afterGiven;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_beforeGiven < before.Length)
        {
            return Give(before, ref _beforeGiven, buffer);
        }

        var read = _afterGiven > 0 ? 0 : middle.Read(buffer);
        return read > 0 ? read : Give(after, ref _afterGiven, buffer);
    }

    private static int Give(byte[] source, ref int given, Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, source.Length - given);
        source.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            middle.Dispose();
        }

        base.Dispose(disposing);
    }
}
