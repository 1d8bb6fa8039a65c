using System;
using System.Collections.Generic;
using Xunit;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>Sets environment variables of this process, and restores them when it is disposed. Tests that use it run one at a time.</summary>
public sealed class EnvironmentVariables : IDisposable
{
    /// <summary>The collection of the tests that set environment variables.</summary>
    public const string Collection = "Environment variables";

    private readonly Dictionary<string, string?> _before = [];

    public string? this[string name]
    {
        set
        {
            _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>Defines the collection. No other test runs at the same time.</summary>
    [CollectionDefinition(Collection, DisableParallelization = true)]
    public sealed class Definition;
}
