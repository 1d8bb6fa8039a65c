using System;
using System.IO;
using System.Threading;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// A file of lines that only grows. Lines are collected in memory and written together, when somebody asks for it or soon by themselves.
/// A write that fails is undone, and its lines are written once more with the next ones. Safe to use from several threads.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>How long an appended line stays in memory at most: what a killed process can lose.</summary>
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
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="JournalFile"/> class, which owns the file and the lock.</summary>
    internal JournalFile(string path, FileStream file, IDisposable writerLock, TimeProvider clock)
    {
        _path = path;
        _file = file;
        _lock = writerLock;
        _flushing = clock.CreateTimer(_ => TryCommit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets why the last write failed, and no write has succeeded since; null when it succeeded.</summary>
    internal CallingException? Failure => _failure;

    /// <summary>Opens or creates the file, and keeps other writers away from it until it is disposed.</summary>
    /// <exception cref="CallingException">It cannot be opened, or another run has it.</exception>
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
    /// <exception cref="CallingException">It is one.</exception>
    internal static void VerifyIsFile(FileStream file, string path)
    {
        if (!file.CanSeek || (file.Length == 0 && file.ReadByte() >= 0))
        {
            throw NotAFile(path);
        }
    }

    /// <summary>Reads the lines that are in the file.</summary>
    /// <param name="onLine">Takes each line that has an end.</param>
    /// <returns>The position after the last of them, and what is there: nothing, or a line whose end is missing.</returns>
    internal (long End, byte[] Tail) Read(JournalLines.Reader onLine)
    {
        _file.Position = 0;
        (_end, byte[] rest) = JournalLines.Read(_file, onLine);
        _readTo = _file.Position;
        return (_end, rest);
    }

    /// <summary>Removes the bytes that were read after the last line that has an end. Lines that were written since then are kept.</summary>
    /// <exception cref="CallingException">The bytes cannot be removed, or another program has written to the file.</exception>
    internal void DropRest()
    {
        if (_readTo > _end)
        {
            Guard(() => _file.SetLength(_file.Length == _readTo ? _end : throw WrittenByOther(_path)));
        }
    }

    /// <summary>Keeps the bytes that were read after the last line that has an end, and ends their line.</summary>
    internal void KeepRest()
    {
        _end = _readTo;
        Append([(byte)'\n']);
    }

    /// <summary>Adds bytes that end with a line's end. They are written at the next <see cref="Commit"/>, at the latest after <see cref="FlushInterval"/>.</summary>
    internal void Append(byte[] line)
    {
        lock (_appending)
        {
            if (_isDisposed)
            {
                return;
            }

            if (_pending.Length == 0)
            {
                _flushing.Change(FlushInterval, Timeout.InfiniteTimeSpan);
            }

            _pending.Write(line, 0, line.Length);
        }
    }

    /// <summary>Writes the appended lines, and has the system bring them to the disk.</summary>
    /// <exception cref="CallingException">They cannot be written, or another program has written to the file.</exception>
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
        // Whoever disposes has committed, or gives the run up for another reason that the caller hears of.
        TryCommit();
        lock (_writing)
        {
            lock (_appending)
            {
                _isDisposed = true;
            }

            _flushing.Dispose();
            _file.Dispose();
            _lock.Dispose();
        }
    }

    /// <summary>Opens the file so that others can read it. It has no buffer: the lines that a full disk did not take must be kept in one place only.</summary>
    private static FileStream Open(string path)
    {
#if NETSTANDARD2_0
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
#else
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            // Who may join a call is nobody else's business.
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
        // Not every file system knows locks, and they can be switched off. Lines at the real end are not lost to the other writer.
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
        if (isChanged)
        {
            throw WrittenByOther(_path);
        }

        if (!File.Exists(_path))
        {
            throw Unavailable(_path, new FileNotFoundException("it was moved or deleted during the run"));
        }

        if (_end != expected)
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
            // The next run drops a line that is only half written.
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
            // Kept as the failure, for the batch to see.
        }
        catch (ObjectDisposedException)
        {
            // The timer came after the end.
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

    /// <summary>Tells a file that somebody has open from one that cannot be opened at all.</summary>
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
        new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, $"The journal '{path}' is not a file that keeps what is written to it.")
        {
            RecommendedAction = "Give -JournalPath the path of a regular file.",
        };

    private static CallingException Unavailable(string path, Exception exception) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, $"The journal '{path}' cannot be written: {exception.Message}", exception)
        {
            RecommendedAction =
                "Check that the folder exists, that you may create files there, and that the disk is not full. Rows that the journal has recorded are done; run the others again.",
        };
}
