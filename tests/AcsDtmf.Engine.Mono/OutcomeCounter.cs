using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Mono;

/// <summary>Counts the outcomes of rows, and the rows that took more than one attempt.</summary>
internal sealed class OutcomeCounter : IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private readonly SortedDictionary<string, int> _counts = [];

    /// <inheritdoc/>
    public bool WantsDebug => false;

    /// <inheritdoc/>
    public void OnResult(DtmfRecognitionRequest request, DtmfRecognitionResult result, CallingException? error)
    {
        Count(result.ErrorCode ?? result.Status.ToString());
        if (result.Attempts > 1)
        {
            Count("Retried");
        }
    }

    /// <inheritdoc/>
    public void OnWarning(string message)
    {
    }

    /// <inheritdoc/>
    public void OnVerbose(string message)
    {
    }

    /// <inheritdoc/>
    public void OnDebug(string message)
    {
    }

    /// <inheritdoc/>
    public void OnProgress(BatchProgress progress)
    {
    }

    /// <summary>Returns the counts on one line, such as <c>8522=10 Succeeded=90</c>.</summary>
    public override string ToString() =>
        string.Join(" ", _counts.Select(count => count.Key + "=" + count.Value.ToString(CultureInfo.InvariantCulture)));

    private void Count(string outcome)
    {
        _counts.TryGetValue(outcome, out int count);
        _counts[outcome] = count + 1;
    }
}
