namespace AcsDtmf.Emulator.Service;

/// <summary>Arranges the state over time. A reset of the emulator stops it and starts it again.</summary>
public interface IScenario
{
    /// <summary>Gets the name.</summary>
    string Name { get; }

    /// <summary>Gets the seed of its random choices.</summary>
    int Seed { get; }

    /// <summary>Gets whether every step has been executed.</summary>
    bool HasEnded { get; }

    /// <summary>Starts the scenario. The steps at time zero have taken effect when the method returns.</summary>
    void Start();

    /// <summary>Stops the scenario. No step takes effect after the method returns.</summary>
    void Stop();
}
