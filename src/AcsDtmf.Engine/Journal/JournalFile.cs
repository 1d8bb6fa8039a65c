using System;
using System.IO;
using System.Threading;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// An append-only file of lines. Appended lines are collected in memory and written together, by <see cref="Commit"/> or by a timer. A failed
/// write is undone, and its lines are written again with the next ones. Thread-safe.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>The longest time that an appended line stays in memory, and therefore the time whose lines a killed process can lose.</summary>
    internal static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(250);

    private readonly string _path;
    private readonly FileStream _file;
    private readonly IDisposable _lock;
    private readonly ITimer _flushing;
    private readonly object _appending = new();
    private readonly object _writing = new();
    private MemoryStream _pending = new();
    private MemoryStream _unwritten = new();
    private volatile CallingException? _failure;
    private long _end;
    private long _readTo;

    /// <summary>Initializes a new instance of the <see cref="JournalFile"/> class, which owns the file and the lock.</summary>
    internal JournalFile(string path, FileStream file, IDisposable writerLock, TimeProvider clock)
    {
        _path = path;
        _file = file;
        _lock = writerLock;
        _flushing = clock.CreateTimer(_ => TryCommit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the error of the last write; null if it succeeded.</summary>
    internal CallingException? Failure => _failure;

    /// <summary>Opens or creates a file, and locks it against other writers until it is disposed.</summary>
    /// <exception cref="CallingException">The file cannot be opened, or another run has locked it.</exception>
    internal static JournalFile Open(string path, TimeProvider clock)
    {
        FileStream? file = null;
        try
        {
            bool isNew = !File.Exists(path);
            file = Open(path);
            VerifyIsFile(file, path);
            AppendMode.Set(file.SafeFileHandle);
            WriterLock writerLock = WriterLock.Take(path);
            if (isNew)
            {
                UnixFolder.Flush(path);
            }

            return new JournalFile(path, file, writerLock, clock);
        }
        catch (Exception exception)
        {
            file?.Dispose();
            throw exception switch
            {
                DirectoryNotFoundException or FileNotFoundException or PathTooLongException => Unavailable(path, exception),
                IOException when File.Exists(path) && IsSharingViolation(exception) => InUse(path, exception.Message, exception),
                IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException => Unavailable(path, exception),
                _ => exception,
            };
        }
    }

    /// <summary>Verifies that a file is neither a device nor a pipe.</summary>
    /// <exception cref="CallingException">The file is a device or a pipe.</exception>
    internal static void VerifyIsFile(FileStream file, string path)
    {
        if (!file.CanSeek || (file.Length == 0 && file.ReadByte() >= 0))
        {
            throw NotAFile(path);
        }
    }

    /// <summary>Reads the lines of the file.</summary>
    /// <param name="onLine">Receives each complete line.</param>
    /// <returns>The position after the last line feed, and the incomplete line at the end of the file, which is empty if there is none.</returns>
    internal (long End, byte[] Tail) Read(JournalLines.Reader onLine)
    {
        _file.Position = 0;
        (_end, byte[] rest) = JournalLines.Read(_file, onLine);
        _readTo = _file.Position;
        return (_end, rest);
    }

    /// <summary>Removes the incomplete line at the end of the file, unless another program has written lines after it since it was read.</summary>
    /// <exception cref="CallingException">The bytes cannot be removed, or another program has written to the file.</exception>
    internal void DropRest()
    {
        if (_readTo > _end)
        {
            Guard(() => _file.SetLength(_file.Length == _readTo ? _end : throw WrittenByOther(_path)));
        }
    }

    /// <summary>Keeps the incomplete line at the end of the file, and appends a line feed to it.</summary>
    internal void KeepRest()
    {
        _end = _readTo;
        Append([(byte)'\n']);
    }

    /// <summary>Appends a line with its line feed. It is written at the next <see cref="Commit"/>, and after <see cref="FlushInterval"/> at the latest.</summary>
    internal void Append(byte[] line)
    {
        lock (_appending)
        {
            if (_pending.Length == 0)
            {
                _flushing.Change(FlushInterval, Timeout.InfiniteTimeSpan);
            }

            _pending.Write(line, 0, line.Length);
        }
    }

    /// <summary>Writes the appended lines and flushes them to the disk.</summary>
    /// <exception cref="CallingException">The lines cannot be written, or another program has written to the file.</exception>
    internal void Commit()
    {
        lock (_writing)
        {
            TakePending();
            if (_unwritten.Length > 0)
            {
                Guard(Write);
                _failure = null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A failure is not reported here, because the batch has committed already or reports another error that ends the run.
        TryCommit();
        lock (_writing)
        {
            _flushing.Dispose();
            _file.Dispose();
            _lock.Dispose();
        }
    }

    /// <summary>Opens a file that others can read. The stream has no buffer, which would keep a second copy of the lines that a full disk rejects.</summary>
    private static FileStream Open(string path)
    {
#if NETSTANDARD2_0
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
#else
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            // The journal contains phone numbers and call ids, so only its owner may read it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#endif
    }

    private void TakePending()
    {
        lock (_appending)
        {
            if (_unwritten.Length == 0)
            {
                (_pending, _unwritten) = (_unwritten, _pending);
            }
            else
            {
                _pending.WriteTo(_unwritten);
                _pending.SetLength(0);
            }
        }
    }

    private void Write()
    {
        // Some file systems do not support locks, and locks can be disabled, so another program may have written lines. A write at the
        // actual end of the file preserves them.
        long length = _file.Length;
        bool isChanged = length != _end;
        _file.Position = length;
        try
        {
            _file.Write(_unwritten.GetBuffer(), 0, (int)_unwritten.Length);
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            TruncateTo(length);
            throw;
        }

        long expected = length + _unwritten.Length;
        _unwritten.SetLength(0);
        _end = _file.Length;
        if (isChanged || _end > expected)
        {
            throw WrittenByOther(_path);
        }

        if (!File.Exists(_path))
        {
            throw Unavailable(_path, new FileNotFoundException("it was moved or deleted during the run"));
        }

        if (_end < expected)
        {
            throw NotAFile(_path);
        }
    }

    private void TruncateTo(long length)
    {
        try
        {
            _file.SetLength(length);
            _end = length;
        }
        catch (IOException)
        {
            // The next run removes the incomplete line.
        }
    }

    private void TryCommit()
    {
        try
        {
            Commit();
        }
        catch (CallingException)
        {
            // The batch reads the error from Failure.
        }
        catch (ObjectDisposedException)
        {
            // The timer elapsed after the file was disposed.
        }
    }

    private void Guard(Action access)
    {
        try
        {
            access();
        }
        catch (CallingException exception)
        {
            _failure = exception;
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _failure = Unavailable(_path, exception);
            throw _failure;
        }
    }

    /// <summary>Returns whether a file cannot be opened because another process has opened it.</summary>
    private static bool IsSharingViolation(Exception exception)
    {
        const int WindowsSharingViolation = unchecked((int)0x80070020);
        const int LinuxWouldBlock = 11;
        const int MacWouldBlock = 35;
        return exception.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock;
    }

    private static CallingException WrittenByOther(string path) => InUse(path, "another program has written to it, although this run has locked it", null);

    private static CallingException InUse(string path, string why, Exception? exception) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalInUse, $"The journal '{path}' is in use: {why}", exception)
        {
            RecommendedAction = "Wait until the other run has ended, or use another journal for this run.",
        };

    private static CallingException NotAFile(string path) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, $"The journal '{path}' is not a regular file.")
        {
            RecommendedAction = "Specify the path of a regular file with -JournalPath.",
        };

    private static CallingException Unavailable(string path, Exception exception) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, $"The journal '{path}' cannot be written: {exception.Message}", exception)
        {
            RecommendedAction =
                "Check that the folder exists, that you can create files in it, and that the disk is not full. Then run the command again; it skips the rows that the journal records as succeeded.",
        };
}
