using System;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>The run that a request belongs to.</summary>
internal interface IRequestContext
{
    /// <summary>Gets the send window, which all attempts of the run share.</summary>
    SendWindow Window { get; }

    /// <summary>Gets a value indicating whether debug messages are shown.</summary>
    bool WantsDebug { get; }

    /// <summary>Writes a verbose message, from any thread.</summary>
    /// <param name="message">One line without secrets.</param>
    void WriteVerbose(string message);

    /// <summary>Writes a debug message, from any thread.</summary>
    /// <param name="message">Some lines without secrets.</param>
    void WriteDebug(string message);

    /// <summary>Runs work on the caller's thread as soon as that thread is available.</summary>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <param name="work">The work. An <see cref="OperationCanceledException"/> that it throws ends the caller's run; any other exception is returned to the waiting request.</param>
    /// <param name="cancellationToken">Cancels the wait, but not work that has begun.</param>
    Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken);
}
