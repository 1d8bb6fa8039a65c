using System.IO;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>A file on a disk that becomes full after the number of bytes that a test sets, and that can fail to flush to the disk.</summary>
internal sealed class FaultyFileStream(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1)
{
    /// <summary>Gets or sets the number of bytes of the next write that the disk accepts before it is full, or null if it accepts all.</summary>
    internal int? BytesUntilFull { get; set; }

    /// <summary>Gets or sets a value indicating whether the next flush to the disk fails, after the bytes are written.</summary>
    internal bool RefusesFlush { get; set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (BytesUntilFull is { } left && left < count)
        {
            base.Write(buffer, offset, left);
            throw new IOException("No space left on device");
        }

        base.Write(buffer, offset, count);
    }

    public override void Flush(bool flushToDisk)
    {
        if (RefusesFlush && flushToDisk)
        {
            throw new IOException("Input/output error");
        }

        base.Flush(flushToDisk);
    }
}
