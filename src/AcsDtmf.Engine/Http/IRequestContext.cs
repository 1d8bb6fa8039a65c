using System;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>What a request knows of the run that it is part of.</summary>
internal interface IRequestContext
{
    /// <summary>Gets the window that all attempts of the run pass through.</summary>
    SendWindow Window { get; }

    /// <summary>Gets a value indicating whether <see cref="WriteDebug"/> has a reader.</summary>
    bool WantsDebug { get; }

    /// <summary>Writes a verbose message, from any thread.</summary>
    /// <param name="message">One line without secrets.</param>
    void WriteVerbose(string message);

    /// <summary>Writes a debug message, from any thread.</summary>
    /// <param name="message">Some lines without secrets.</param>
    void WriteDebug(string message);

    /// <summary>Does something on the caller's thread, when that is free for it.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work. An <see cref="OperationCanceledException"/> out of it ends the caller's run, any other exception is the waiter's.</param>
    /// <param name="cancellationToken">Ends the wait; work that is under way goes on.</param>
    Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken);
}
