using System;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Batch;

/// <summary>What a request knows of the batch it belongs to.</summary>
internal interface IBatchContext
{
    /// <summary>Gets the window that all attempts of the batch pass through.</summary>
    SendWindow Window { get; }

    /// <summary>Gets a value indicating whether <see cref="Show"/> has a reader.</summary>
    bool WantsDebug { get; }

    /// <summary>Tells the user something, from any thread.</summary>
    /// <param name="message">One line without secrets.</param>
    void Say(string message);

    /// <summary>Shows a request to whoever looks into a trouble, from any thread.</summary>
    /// <param name="message">Some lines without secrets.</param>
    void Show(string message);

    /// <summary>Does something on the caller's thread, when that is free for it.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work. An <see cref="OperationCanceledException"/> out of it ends the caller's batch, any other exception is the waiter's.</param>
    /// <param name="cancellationToken">Ends the wait; work that is under way goes on.</param>
    Task<T> InvokeAsync<T>(Func<T> work, CancellationToken cancellationToken);
}
