using System;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>The exception that is thrown when a scenario does not exist or is invalid. The message names the place and the allowed values.</summary>
public sealed class InvalidScenarioException : Exception
{
    internal InvalidScenarioException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
