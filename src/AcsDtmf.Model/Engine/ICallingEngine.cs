namespace AcsDtmf.Engine;

/// <summary>The engine's front door. The shell loads the engine at one place and knows it by this interface alone.</summary>
public interface ICallingEngine
{
    /// <summary>Opens a client. Nothing is sent, and the HTTP stack is built at the first request.</summary>
    /// <param name="options">Where the service is and how patient to be.</param>
    /// <param name="credential">What to prove ourselves with; the client owns it and wipes it when disposed.</param>
    /// <returns>The client, which is safe to use from several threads.</returns>
    /// <exception cref="System.ArgumentException">The options cannot be valid.</exception>
    ICallingClient Connect(CallingClientOptions options, CallingCredential credential);
}
