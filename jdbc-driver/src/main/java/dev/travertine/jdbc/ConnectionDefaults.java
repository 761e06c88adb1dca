package dev.travertine.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;

/** What a connection refuses: stored procedures, savepoints and large objects; generated keys are none. */
abstract class ConnectionDefaults implements Connection {
    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        throw Errors.unsupported("prepareCall");
    }

    @Override
    public CallableStatement prepareCall(String sql, int number, int number2) throws SQLException {
        throw Errors.unsupported("prepareCall");
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        throw Errors.unsupported("setSavepoint");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        throw Errors.unsupported("setSavepoint");
    }

    @Override
    public void rollback(Savepoint value) throws SQLException {
        throw Errors.unsupported("rollback to a savepoint");
    }

    @Override
    public void releaseSavepoint(Savepoint value) throws SQLException {
        throw Errors.unsupported("releaseSavepoint");
    }

    @Override
    public CallableStatement prepareCall(String sql, int number, int number2, int number22) throws SQLException {
        throw Errors.unsupported("prepareCall");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int number) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] numbers) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] names) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public Clob createClob() throws SQLException {
        throw Errors.unsupported("createClob");
    }

    @Override
    public Blob createBlob() throws SQLException {
        throw Errors.unsupported("createBlob");
    }

    @Override
    public NClob createNClob() throws SQLException {
        throw Errors.unsupported("createNClob");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw Errors.unsupported("createSQLXML");
    }

    @Override
    public Array createArrayOf(String type, Object[] value) throws SQLException {
        throw Errors.unsupported("createArrayOf");
    }

    @Override
    public Struct createStruct(String type, Object[] value) throws SQLException {
        throw Errors.unsupported("createStruct");
    }
}
